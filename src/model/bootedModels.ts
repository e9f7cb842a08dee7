import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelDefinition } from './definition.ts';
import type { Lineage } from './lineage.ts';
import type { Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';

/** How far LoopBack gets with the models of a project when it boots with the project's model-config. */
export interface BootedModels {
  /** The definitions that are made into models: those that model-config lists, and their bases. */
  readonly made: ReadonlySet<ModelDefinition>;
  /** Those whose relations are set up: of models with a data source, and of the bases of such models. */
  readonly related: ReadonlySet<ModelDefinition>;
}

/** null for a project without model-config: its export lists every model with a data source. */
export function bootedModels(project: Project): BootedModels | null {
  if (!project.modelConfig) return null;
  const made = new Set<ModelDefinition>();
  const related = new Set<ModelDefinition>();
  for (const { definition } of project.models) {
    if (!configOf(project, definition.name)) continue;
    const isRelated = isAttached(project, definition.name);
    for (let line: Lineage | null = lineageOf(project, definition); line !== null; line = line.rest) {
      // Then so are its bases.
      if (isRelated ? related.has(line.definition) : made.has(line.definition)) break;
      made.add(line.definition);
      if (isRelated) related.add(line.definition);
    }
  }
  return { made, related };
}

/**
 * Whether a model, be it of the project or one of LoopBack's own, has a data
 * source. LoopBack leaves out the relations that lead to one without.
 */
export function isAttached(project: Project, name: string): boolean {
  return !project.modelConfig || Boolean(configOf(project, name)?.['dataSource']);
}

/** Whether model-config lets a model be served: it lists it, and does not say `"public": false`. */
export function isPublic(project: Project, name: string): boolean {
  if (!project.modelConfig) return true;
  const entry = configOf(project, name);
  return entry !== undefined && entry['public'] !== false;
}

/** The entry of a model; an empty one where LoopBack finds something else than an object: it reads no members of it. */
function configOf(project: Project, name: string): JsonObject | undefined {
  const entry = getOwn<JsonValue | undefined>(project.modelConfig?.config, name);
  if (!entry) return undefined;
  return isJsonObject(entry) ? entry : noMembers;
}

const noMembers: JsonObject = {};
