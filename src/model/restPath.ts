import { dasherize, underscore } from 'inflection';
import { isJsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import { isPublic } from './bootedModels.ts';
import { isPersistedLineage, settingOfLineage } from './lineage.ts';
import { pluralOfModel } from './modelFacts.ts';
import type { ModelEntry, Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';
import { givenName } from './settings.ts';

/** Where LoopBack serves REST unless `server/config.json` says otherwise. */
const restRoot = '/api';

/**
 * The path of a model's REST routes, `/api/Customers`: `http.path`, else the
 * plural, both of which a base hands down (docs/loopback.md#names). null where LoopBack
 * serves none: model-config leaves the model out or says `"public": false`.
 */
export function restPathOf(project: Project, entry: ModelEntry): string | null {
  if (!isPublic(project, entry.definition.name)) return null;
  const path = textIn(inheritedSetting(project, entry, 'http'), 'path') ?? pluralOfModel(project, entry);
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return `${restRoot}${normalizerOf(project, entry)(absolute)}`;
}

/** Writes the paths of a model as its routes have them. */
export function normalizerOf(project: Project, entry: ModelEntry): (path: string) => string {
  return isNormalized(project, entry) ? normalizeHttpPath : (path) => path;
}

/** Whether `remoting.normalizeHttpPath` writes every path of a model in small letters with dashes. */
export function isNormalized(project: Project, entry: ModelEntry): boolean {
  const remoting = inheritedSetting(project, entry, 'remoting');
  return isJsonObject(remoting) && Boolean(getOwn<JsonValue | undefined>(remoting, 'normalizeHttpPath'));
}

/** The setting of the nearest model of a line that has one. */
export function inheritedSetting(project: Project, entry: ModelEntry, key: string): JsonValue | undefined {
  return settingOfLineage(lineageOf(project, entry.definition), key);
}

/** What LoopBack reads as a text under a key of an object, written out where it is not one; undefined where none is given. */
export function textIn(value: JsonValue | undefined, key: string): string | undefined {
  return (isJsonObject(value) ? givenName(getOwn<JsonValue | undefined>(value, key)) : null) ?? undefined;
}

/** `/upsertWithWhere` → `/upsert-with-where`; parameters such as `:id` stay. */
export function normalizeHttpPath(path: string): string {
  return path.replace(/[^/]+/g, (segment) =>
    segment.includes(':') ? segment : dasherize(underscore(segment)),
  );
}

/** Whether the model has the routes of PersistedModel beside those of its relations. */
export function isPersisted(project: Project, entry: ModelEntry): boolean {
  return isPersistedLineage(lineageOf(project, entry.definition));
}
