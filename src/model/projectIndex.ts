import { memoByKey } from '../lib/memo.ts';
import { builtInModel, libraryModel, packageModel, rootModel } from './builtins.ts';
import type { ModelDefinition } from './definition.ts';
import { definitionsOf, type Lineage, toCircularLineage, toLineage } from './lineage.ts';
import type { ModelEntry, ModelId, Project, UnreadFile } from './project.ts';
import { baseNameOf, defaultBase } from './settings.ts';

/** Look-up tables for one version of a project, built once. */
export interface ProjectIndex {
  readonly byId: ReadonlyMap<ModelId, ModelEntry>;
  /** Of two models with one name, the later one, as in LoopBack. */
  readonly byName: ReadonlyMap<string, ModelEntry>;
  readonly byLowerCaseName: ReadonlyMap<string, ModelEntry>;
  /** Filled on demand. */
  readonly lineages: WeakMap<ModelDefinition, Lineage>;
}

const indexOfModels = memoByKey(
  (models: readonly ModelEntry[]): ProjectIndex => ({
    byId: new Map(models.map((entry) => [entry.id, entry])),
    byName: new Map(models.map((entry) => [entry.definition.name, entry])),
    byLowerCaseName: new Map(models.map((entry) => [entry.definition.name.toLowerCase(), entry])),
    lineages: new WeakMap(),
  }),
);

export const indexOf = ({ models }: Project): ProjectIndex => indexOfModels(models);

export function findModel(project: Project, modelId: ModelId): ModelEntry | null {
  return indexOf(project).byId.get(modelId) ?? null;
}

/** Finds a model by its exact name, as LoopBack resolves a name in a file. */
export function findModelByName(project: Project, name: string): ModelEntry | null {
  return indexOf(project).byName.get(name) ?? null;
}

/**
 * Returns the package that defines a model of this name but is missing from the
 * application's package.json; null if there is no such package, or no package.json
 * was opened.
 */
export function missingPackageOf(project: Project, name: string): string | null {
  const found = packageModel(name);
  const packages = project.application?.packages ?? null;
  return found === undefined || packages === null || packages.includes(found.package) ? null : found.package;
}

/** Returns the unreadable file that seems to contain the model of this name: relations to it can't be checked. */
export function unreadFileOf(project: Project, name: string): UnreadFile | null {
  return project.application?.unread.find(({ modelName }) => modelName === name) ?? null;
}

/** Whether LoopBack finds a model of this exact name, or may find one in a file that could not be read. */
export function isKnownModel(project: Project, name: string): boolean {
  if (findModelByName(project, name) !== null || builtInModel(name) !== undefined) return true;
  if (unreadFileOf(project, name) !== null) return true;
  return packageModel(name) !== undefined && missingPackageOf(project, name) === null;
}

/** Lists a definition and the definitions of its bases, nearest first (see `lineageOf`). */
export function lineageDefinitionsOf(
  project: Project,
  definition: ModelDefinition,
): readonly ModelDefinition[] {
  return definitionsOf(lineageOf(project, definition));
}

/**
 * Returns the lineage of a definition. An unknown base counts as PersistedModel,
 * which nearly every package extends. A cycle of bases, which LoopBack refuses,
 * ends where it closes. A model that is named like its base (a file `User` with
 * base "User") extends the built-in model. The time for a chain of bases is
 * proportional to its length, because each lineage extends that of its base.
 */
export function lineageOf(project: Project, definition: ModelDefinition): Lineage {
  const { lineages } = indexOf(project);
  const found = lineages.get(definition);
  if (found !== undefined) return found;
  const waiting = new Set<ModelDefinition>();
  let next: ModelDefinition | undefined = definition;
  while (next && !lineages.has(next) && !waiting.has(next)) {
    waiting.add(next);
    next = baseOf(project, next);
  }
  const open = [...waiting];
  const cycleStart = next !== undefined && waiting.has(next) ? open.indexOf(next) : open.length;
  let lineage = next === undefined ? null : (lineages.get(next) ?? null);
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const each = open[index];
    if (each === undefined) continue;
    lineage =
      index >= cycleStart ? toCircularLineage(each, basesInCycle(project, each)) : toLineage(each, lineage);
    lineages.set(each, lineage);
  }
  return lineage ?? toLineage(definition, null);
}

/** The most definitions of a cycle that are visited: LoopBack refuses it anyway. */
const MAX_CYCLE = 100;

function basesInCycle(project: Project, definition: ModelDefinition): readonly ModelDefinition[] {
  const seen = new Set<ModelDefinition>();
  for (let next: ModelDefinition | undefined = definition; next && seen.size < MAX_CYCLE; ) {
    seen.add(next);
    next = basesOf(project, next).find((base) => !seen.has(base));
  }
  return [...seen].slice(1);
}

function baseOf(project: Project, definition: ModelDefinition): ModelDefinition | undefined {
  return basesOf(project, definition).find((base) => base !== definition);
}

/** Lists the models that the base of a definition may refer to, the likeliest first. */
function basesOf(project: Project, definition: ModelDefinition): readonly ModelDefinition[] {
  if (definition === rootModel) return [];
  const name = baseNameOf(definition);
  const own = findModelByName(project, name)?.definition;
  const library = libraryModel(name) ?? (own ? undefined : libraryModel(defaultBase));
  return [own, library].filter((base) => base !== undefined);
}
