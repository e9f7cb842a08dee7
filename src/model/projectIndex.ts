import { memoByKey } from '../lib/memo.ts';
import { builtInModel, libraryModel, packageModel, rootModel } from './builtins.ts';
import type { ModelDefinition } from './definition.ts';
import { definitionsOf, type Lineage, toCircularLineage, toLineage } from './lineage.ts';
import type { ModelEntry, ModelId, Project, UnreadFile } from './project.ts';
import { baseNameOf, defaultBase } from './settings.ts';

/** What is looked up again and again in one version of a project, worked out once for it. */
export interface ProjectIndex {
  readonly byId: ReadonlyMap<ModelId, ModelEntry>;
  /** Of two models with one name the later counts, as in LoopBack. */
  readonly byName: ReadonlyMap<string, ModelEntry>;
  readonly byLowerCaseName: ReadonlyMap<string, ModelEntry>;
  /** Filled as lines are asked for. */
  readonly lines: WeakMap<ModelDefinition, Lineage>;
}

const indexOfModels = memoByKey(
  (models: readonly ModelEntry[]): ProjectIndex => ({
    byId: new Map(models.map((entry) => [entry.id, entry])),
    byName: new Map(models.map((entry) => [entry.definition.name, entry])),
    byLowerCaseName: new Map(models.map((entry) => [entry.definition.name.toLowerCase(), entry])),
    lines: new WeakMap(),
  }),
);

export const indexOf = ({ models }: Project): ProjectIndex => indexOfModels(models);

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

/** The file that could not be read and seems to hold the model of this name: what leads to it can't be judged. */
export function unreadFileOf(project: Project, name: string): UnreadFile | null {
  return project.application?.unread.find(({ modelName }) => modelName === name) ?? null;
}

/** Whether LoopBack finds a model of this exact name, or may find one in a file that could not be read. */
export function isKnownModel(project: Project, name: string): boolean {
  if (findModelByName(project, name) !== null || builtInModel(name) !== undefined) return true;
  if (unreadFileOf(project, name) !== null) return true;
  return packageModel(name) !== undefined && missingPackageOf(project, name) === null;
}

/** A definition and those of its bases, nearest first (see `lineageOf`). */
export function lineageDefinitionsOf(
  project: Project,
  definition: ModelDefinition,
): readonly ModelDefinition[] {
  return definitionsOf(lineageOf(project, definition));
}

/**
 * The line of a definition and its bases. A base that nobody knows
 * is taken for PersistedModel, which nearly every package extends. A circle of
 * bases, which LoopBack refuses, ends where it closes. A model that is named
 * like its base (a file `User` with base "User") means LoopBack's own. What a
 * chain of bases costs grows with its length: each line is made of that of the
 * base.
 */
export function lineageOf(project: Project, definition: ModelDefinition): Lineage {
  const { lines } = indexOf(project);
  const found = lines.get(definition);
  if (found !== undefined) return found;
  const waiting = new Set<ModelDefinition>();
  let next: ModelDefinition | undefined = definition;
  while (next && !lines.has(next) && !waiting.has(next)) {
    waiting.add(next);
    next = baseOf(project, next);
  }
  const open = [...waiting];
  const circle = next !== undefined && waiting.has(next) ? open.indexOf(next) : open.length;
  let line = next === undefined ? null : (lines.get(next) ?? null);
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const each = open[index];
    if (each === undefined) continue;
    line = index >= circle ? toCircularLineage(each, basesInCircle(project, each)) : toLineage(each, line);
    lines.set(each, line);
  }
  return line ?? toLineage(definition, null);
}

/** In a circle no more definitions than these are looked at: LoopBack refuses it anyway. */
const MAX_CIRCLE = 100;

function basesInCircle(project: Project, definition: ModelDefinition): readonly ModelDefinition[] {
  const line = new Set<ModelDefinition>();
  for (let next: ModelDefinition | undefined = definition; next && line.size < MAX_CIRCLE; ) {
    line.add(next);
    next = basesOf(project, next).find((base) => !line.has(base));
  }
  return [...line].slice(1);
}

function baseOf(project: Project, definition: ModelDefinition): ModelDefinition | undefined {
  return basesOf(project, definition).find((base) => base !== definition);
}

/** What the base of a definition may mean, the likeliest first. */
function basesOf(project: Project, definition: ModelDefinition): readonly ModelDefinition[] {
  if (definition === rootModel) return [];
  const name = baseNameOf(definition);
  const own = findModelByName(project, name)?.definition;
  const library = libraryModel(name) ?? (own ? undefined : libraryModel(defaultBase));
  return [own, library].filter((base) => base !== undefined);
}
