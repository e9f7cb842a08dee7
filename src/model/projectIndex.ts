import { builtInModel, libraryModel, packageModel, rootModel } from './builtins.ts';
import type { ModelDefinition } from './definition.ts';
import type { ModelEntry, ModelId, Project } from './project.ts';
import { baseNameOf, defaultBase } from './settings.ts';

/** What is looked up again and again in one version of a project, worked out once for it. */
export interface ProjectIndex {
  readonly byId: ReadonlyMap<ModelId, ModelEntry>;
  /** Of two models with one name the later counts, as in LoopBack. */
  readonly byName: ReadonlyMap<string, ModelEntry>;
  readonly byLowerCaseName: ReadonlyMap<string, ModelEntry>;
  /** Filled as lines are asked for. */
  readonly lineages: WeakMap<ModelDefinition, readonly ModelDefinition[]>;
}

const indexes = new WeakMap<readonly ModelEntry[], ProjectIndex>();

export function indexOf(project: Project): ProjectIndex {
  const known = indexes.get(project.models);
  if (known) return known;
  const index: ProjectIndex = {
    byId: new Map(project.models.map((entry) => [entry.id, entry])),
    byName: new Map(project.models.map((entry) => [entry.definition.name, entry])),
    byLowerCaseName: new Map(project.models.map((entry) => [entry.definition.name.toLowerCase(), entry])),
    lineages: new WeakMap(),
  };
  indexes.set(project.models, index);
  return index;
}

export function findModel(project: Project, modelId: ModelId): ModelEntry | null {
  return indexOf(project).byId.get(modelId) ?? null;
}

/** By exact name, the only way in which LoopBack resolves a name in a file. */
export function findModelByName(project: Project, name: string): ModelEntry | null {
  return indexOf(project).byName.get(name) ?? null;
}

/**
 * The package that brings a model of this name and that the application's
 * package.json does not list; null where there is no such package, or no
 * package.json was seen.
 */
export function missingPackageOf(project: Project, name: string): string | null {
  const found = packageModel(name);
  const packages = project.application?.packages ?? null;
  return found === undefined || packages === null || packages.includes(found.package) ? null : found.package;
}

/** Whether a file that could not be read seems to hold the model of this name: what leads to it can't be judged. */
export function isUnreadModel(project: Project, name: string): boolean {
  return (project.application?.unread ?? []).some(({ modelName }) => modelName === name);
}

/** Whether LoopBack finds a model of this exact name, or may find one in a file that could not be read. */
export function isKnownModel(project: Project, name: string): boolean {
  if (findModelByName(project, name) !== null || builtInModel(name) !== undefined) return true;
  if (isUnreadModel(project, name)) return true;
  return packageModel(name) !== undefined && missingPackageOf(project, name) === null;
}

/**
 * A definition and those of its bases, nearest first. A base that nobody knows
 * is taken for PersistedModel, which nearly every package extends. A circle of
 * bases, which LoopBack refuses, ends where it closes. A model that is named
 * like its base (a file `User` with base "User") means LoopBack's own.
 */
export function lineageOf(project: Project, definition: ModelDefinition): readonly ModelDefinition[] {
  const { lineages } = indexOf(project);
  const known = lineages.get(definition);
  if (known) return known;
  const line = workOutLineage(project, definition);
  const earlier = earlierLineages.get(definition);
  const isSame = earlier?.length === line.length && earlier.every((item, index) => item === line[index]);
  const result = earlier && isSame ? earlier : line;
  earlierLineages.set(definition, result);
  lineages.set(definition, result);
  return result;
}

/** So that an unchanged line is the same list in the next version of a project. */
const earlierLineages = new WeakMap<ModelDefinition, readonly ModelDefinition[]>();

function workOutLineage(project: Project, definition: ModelDefinition): readonly ModelDefinition[] {
  const line: ModelDefinition[] = [];
  let next: ModelDefinition | undefined = definition;
  while (next) {
    line.push(next);
    const name = baseNameOf(next);
    const own = findModelByName(project, name)?.definition;
    const library = libraryModel(name) ?? (own ? undefined : libraryModel(defaultBase));
    const candidates: readonly (ModelDefinition | undefined)[] = next === rootModel ? [] : [own, library];
    next = candidates.find((candidate) => candidate && !line.includes(candidate));
  }
  return line;
}
