import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import { usualDataSource } from './application/usualDataSource.ts';
import type { ModelDefinition } from './definition.ts';
import type { Lineage } from './lineage.ts';
import type { Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';
import { givenName } from './settings.ts';

/** The models that LoopBack creates and relates when it boots with the project's model-config. */
export interface BootedModels {
  /** The definitions that LoopBack creates models from: those that model-config lists, and their bases. */
  readonly created: ReadonlySet<ModelDefinition>;
  /** The definitions whose relations LoopBack sets up: of models with a data source, and of their bases. */
  readonly related: ReadonlySet<ModelDefinition>;
}

/** Returns null for a project without model-config: its export gives every model a data source. */
export function bootedModels(project: Project): BootedModels | null {
  if (!project.modelConfig) return null;
  const created = new Set<ModelDefinition>();
  const related = new Set<ModelDefinition>();
  for (const { definition } of project.models) {
    if (!configOf(project, definition.name)) continue;
    const isRelated = isAttached(project, definition.name);
    for (
      let lineage: Lineage | null = lineageOf(project, definition);
      lineage !== null;
      lineage = lineage.rest
    ) {
      // Its bases are in the set too.
      if (isRelated ? related.has(lineage.definition) : created.has(lineage.definition)) break;
      created.add(lineage.definition);
      if (isRelated) related.add(lineage.definition);
    }
  }
  return { created, related };
}

/**
 * Whether a model, in the project or built in, has a data source. LoopBack
 * leaves out relations to a model without one.
 */
export function isAttached(project: Project, name: string): boolean {
  return !project.modelConfig || Boolean(configOf(project, name)?.['dataSource']);
}

/** Returns the name of a model's data source; null for a model without one. */
export function dataSourceOf(project: Project, name: string): string | null {
  // What the export writes.
  if (!project.modelConfig) return usualDataSource(project);
  return givenName(configOf(project, name)?.['dataSource']);
}

/** Whether model-config makes a model public: it lists the model, without `"public": false`. */
export function isPublic(project: Project, name: string): boolean {
  if (!project.modelConfig) return true;
  const entry = configOf(project, name);
  return entry !== undefined && entry['public'] !== false;
}

/** Returns the entry of a model. An entry that is not an object counts as empty: LoopBack reads no members of it. */
function configOf(project: Project, name: string): JsonObject | undefined {
  const entry = getOwn<JsonValue | undefined>(project.modelConfig?.config, name);
  if (!entry) return undefined;
  return isJsonObject(entry) ? entry : noMembers;
}

const noMembers: JsonObject = {};
