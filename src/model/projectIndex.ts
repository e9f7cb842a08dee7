import type { JsonValue } from '../lib/json.ts';
import { builtInModel, libraryModel, packageModel, rootModel } from './builtins.ts';
import type { ModelDefinition } from './definition.ts';
import type { ModelEntry, ModelId, Project, UnreadFile } from './project.ts';
import { baseNameOf, defaultBase, settingOf } from './settings.ts';

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

/** Definitions from a model's own to that of its last base. */
export type Line = readonly ModelDefinition[];

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

/**
 * A definition and those of its bases, nearest first. A base that nobody knows
 * is taken for PersistedModel, which nearly every package extends. A circle of
 * bases, which LoopBack refuses, ends where it closes. A model that is named
 * like its base (a file `User` with base "User") means LoopBack's own. What a
 * chain of bases costs grows with its length: each line is made of that of the
 * base.
 */
export function lineageOf(project: Project, definition: ModelDefinition): Line {
  const { lineages } = indexOf(project);
  const waiting = new Set<ModelDefinition>();
  let next: ModelDefinition | undefined = definition;
  while (next && !lineages.has(next) && !waiting.has(next)) {
    waiting.add(next);
    next = baseOf(project, next);
  }
  const line = [...waiting];
  const circle = next !== undefined && waiting.has(next) ? line.indexOf(next) : line.length;
  for (let index = line.length - 1; index >= 0; index -= 1) {
    const each = line[index];
    if (each !== undefined) lineages.set(each, workOutLine(project, each, index >= circle));
  }
  return lineages.get(definition) ?? [definition];
}

/** In a circle no more bases than these are looked at: LoopBack refuses it anyway. */
const MAX_CIRCLE = 100;

/** So that an unchanged line is the same list in the next version of a project. */
const earlierLines = new WeakMap<ModelDefinition, Line>();
const rests = new WeakMap<Line, Line>();

function workOutLine(project: Project, definition: ModelDefinition, isInCircle: boolean): Line {
  if (isInCircle) return keepLine(definition, walkLine(project, definition));
  const base = baseOf(project, definition);
  const rest = base && indexOf(project).lineages.get(base);
  if (rest === undefined) return keepLine(definition, [definition]);
  const earlier = earlierLines.get(definition);
  if (earlier && rests.get(earlier) === rest) return earlier;
  const line = keepLine(definition, [definition, ...rest]);
  rests.set(line, rest);
  return line;
}

/** Step by step, for a line that its base's is no part of. */
function walkLine(project: Project, definition: ModelDefinition): Line {
  const line = new Set<ModelDefinition>();
  for (let next: ModelDefinition | undefined = definition; next && line.size < MAX_CIRCLE; ) {
    line.add(next);
    next = basesOf(project, next).find((base) => !line.has(base));
  }
  return [...line];
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

function keepLine(definition: ModelDefinition, line: Line): Line {
  const earlier = earlierLines.get(definition);
  const isSame = earlier?.length === line.length && earlier.every((item, index) => item === line[index]);
  if (earlier && isSame) return earlier;
  earlierLines.set(definition, line);
  return line;
}

/**
 * Works something out along a line, from the last base to the model itself.
 * It is kept for each line, so that models of one base share the work.
 *
 * @param step what the line makes of what its base's line gave; null for a line of one
 */
export function alongLine<Value extends object>(
  line: Line,
  known: WeakMap<Line, Value>,
  step: (line: Line, base: Value | null) => Value,
): Value {
  const waiting: Line[] = [];
  let value: Value | undefined;
  for (let next: Line | undefined = line; next && value === undefined; next = rests.get(next)) {
    value = known.get(next);
    if (value === undefined) waiting.push(next);
  }
  let base = value ?? null;
  for (const each of waiting.toReversed()) {
    // What comes before a line that is made of no other is worked out for it alone.
    if (base === null) for (const rest of restsOf(each)) base = step(rest, base);
    base = step(each, base);
    known.set(each, base);
  }
  return base ?? step(line, null);
}

interface LineSetting {
  readonly value: JsonValue | undefined;
}

const lineSettings = new Map<string, WeakMap<Line, LineSetting>>();

/** The setting of the nearest definition of a line that has one. */
export function settingOfLine(line: Line, key: string): JsonValue | undefined {
  const known = lineSettings.get(key) ?? new WeakMap<Line, LineSetting>();
  lineSettings.set(key, known);
  return alongLine<LineSetting>(line, known, ([definition], base) => {
    const value = definition && settingOf(definition, key);
    return value === undefined && base !== null ? base : { value };
  }).value;
}

interface Ancestry {
  readonly isPersisted: boolean;
}

const ancestries = new WeakMap<Line, Ancestry>();

/** Whether a line has LoopBack's PersistedModel, or one of its name, in it. */
export function isLineOfPersisted(line: Line): boolean {
  return alongLine<Ancestry>(line, ancestries, ([definition], base) => ({
    isPersisted: definition?.name === 'PersistedModel' || (base?.isPersisted ?? false),
  })).isPersisted;
}

/** The ends of a line, the shortest first, without the line itself. */
function restsOf(line: Line): readonly Line[] {
  return Array.from({ length: line.length - 1 }, (_, index) => line.slice(line.length - 1 - index));
}
