import { dasherize, underscore } from 'inflection';
import { isJsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import { isPublic } from './bootedModels.ts';
import { isPersistedLineage, settingOfLineage } from './lineage.ts';
import { pluralOfModel } from './modelFacts.ts';
import type { ModelEntry, Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';
import { givenName } from './settings.ts';

/** The root of REST paths, unless `server/config.json` sets another. */
const restRoot = '/api';

/**
 * Returns the path of a model's REST routes, `/api/Customers`: `http.path`, else
 * the plural; both may be inherited (docs/loopback.md#names). Returns null where
 * LoopBack serves none: model-config leaves the model out or sets `"public": false`.
 */
export function restPathOf(project: Project, entry: ModelEntry): string | null {
  if (!isPublic(project, entry.definition.name)) return null;
  const path = textIn(inheritedSetting(project, entry, 'http'), 'path') ?? pluralOfModel(project, entry);
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return `${restRoot}${normalizerOf(project, entry)(absolute)}`;
}

/** Returns a function that normalizes the paths of a model as LoopBack does. */
export function normalizerOf(project: Project, entry: ModelEntry): (path: string) => string {
  return isNormalized(project, entry) ? normalizeHttpPath : (path) => path;
}

/** Whether `remoting.normalizeHttpPath` writes every path of a model in lower case with dashes. */
export function isNormalized(project: Project, entry: ModelEntry): boolean {
  const remoting = inheritedSetting(project, entry, 'remoting');
  return isJsonObject(remoting) && Boolean(getOwn<JsonValue | undefined>(remoting, 'normalizeHttpPath'));
}

/** Returns the setting of the nearest model in the lineage that has it. */
export function inheritedSetting(project: Project, entry: ModelEntry, key: string): JsonValue | undefined {
  return settingOfLineage(lineageOf(project, entry.definition), key);
}

/** Returns the value under a key as a string, converted as LoopBack does; undefined if there is none. */
export function textIn(value: JsonValue | undefined, key: string): string | undefined {
  return (isJsonObject(value) ? givenName(getOwn<JsonValue | undefined>(value, key)) : null) ?? undefined;
}

/** `/upsertWithWhere` → `/upsert-with-where`; parameters such as `:id` stay. */
export function normalizeHttpPath(path: string): string {
  return path.replace(/[^/]+/g, (segment) =>
    segment.includes(':') ? segment : dasherize(underscore(segment)),
  );
}

/** Whether the model has the routes of PersistedModel in addition to those of its relations. */
export function isPersisted(project: Project, entry: ModelEntry): boolean {
  return isPersistedLineage(lineageOf(project, entry.definition));
}
