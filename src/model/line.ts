import { isJsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelDefinition } from './definition.ts';
import { settingOf } from './settings.ts';

/**
 * A definition and the line of its base: what a model inherits from, nearest
 * first. The lines of models that extend one base share its line, so a chain of
 * bases takes memory in proportion to its length.
 */
export interface Line {
  readonly definition: ModelDefinition;
  /** The line of the base; null at the last base. */
  readonly rest: Line | null;
  /** How many definitions the line has. */
  readonly length: number;
}

/** The latest line of each definition, so that an unchanged line is the same object in the next version of a project. */
const latestLines = new WeakMap<ModelDefinition, Line>();

/** The line of a definition whose base has the given line; the same object again for the same base line. */
export function toLine(definition: ModelDefinition, rest: Line | null): Line {
  const latest = latestLines.get(definition);
  if (latest !== undefined && latest.rest === rest) return latest;
  const line = { definition, rest, length: (rest?.length ?? 0) + 1 };
  latestLines.set(definition, line);
  return line;
}

/**
 * A line that is not made of the line of its base: part of a circle of bases.
 *
 * @param definitions at least one
 */
export function toLineOfCircle(definition: ModelDefinition, bases: readonly ModelDefinition[]): Line {
  const latest = latestLines.get(definition);
  if (latest !== undefined && isLineOf(latest, [definition, ...bases])) return latest;
  const rest = bases.reduceRight<Line | null>(
    (after, base) => ({ definition: base, rest: after, length: (after?.length ?? 0) + 1 }),
    null,
  );
  return toLine(definition, rest);
}

function isLineOf(line: Line, definitions: readonly ModelDefinition[]): boolean {
  if (line.length !== definitions.length) return false;
  let next: Line | null = line;
  for (const definition of definitions) {
    if (next?.definition !== definition) return false;
    next = next.rest;
  }
  return true;
}

/** The definitions of a line, nearest first. This takes time in proportion to the line: see `alongLine`. */
export function definitionsOf(line: Line): readonly ModelDefinition[] {
  const definitions: ModelDefinition[] = [];
  for (let next: Line | null = line; next !== null; next = next.rest) definitions.push(next.definition);
  return definitions;
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
  step: (definition: ModelDefinition, base: Value | null) => Value,
): Value {
  const waiting: Line[] = [];
  let value: Value | null = null;
  for (let next: Line | null = line; next !== null && value === null; next = next.rest) {
    value = known.get(next) ?? null;
    if (value === null) waiting.push(next);
  }
  for (const each of waiting.toReversed()) {
    value = step(each.definition, value);
    known.set(each, value);
  }
  return value ?? step(line.definition, null);
}

interface Nearest {
  readonly value: JsonValue | undefined;
}

const nearest = new Map<string, WeakMap<Line, Nearest>>();

/** The setting of the nearest definition of a line that has one. */
export function settingOfLine(line: Line, key: string): JsonValue | undefined {
  return nearestOfLine(line, key, (definition) => settingOf(definition, key));
}

/** The text under a word of a setting, `{"mysql": {"table": "customers"}}`, of the nearest definition of a line that has one. */
export function textOfLine(line: Line, setting: string, word: string): string | undefined {
  const text = nearestOfLine(line, JSON.stringify([setting, word]), (definition) => {
    const value = settingOf(definition, setting);
    const found = isJsonObject(value) ? getOwn<JsonValue | undefined>(value, word) : undefined;
    return typeof found === 'string' && found !== '' ? found : undefined;
  });
  return typeof text === 'string' ? text : undefined;
}

/** @param key the same for the same `read` */
function nearestOfLine(
  line: Line,
  key: string,
  read: (definition: ModelDefinition) => JsonValue | undefined,
): JsonValue | undefined {
  const known = nearest.get(key) ?? new WeakMap<Line, Nearest>();
  nearest.set(key, known);
  return alongLine<Nearest>(line, known, (definition, base) => {
    const value = read(definition);
    return value === undefined && base !== null ? base : { value };
  }).value;
}

interface Heritage {
  readonly isHeir: boolean;
}

const heritages = new WeakMap<ModelDefinition, WeakMap<Line, Heritage>>();

/** Whether a line has a definition in it. Asked of all models about one definition, this takes time in proportion to the models. */
export function isInLine(line: Line, definition: ModelDefinition): boolean {
  const known = heritages.get(definition) ?? new WeakMap<Line, Heritage>();
  heritages.set(definition, known);
  return alongLine<Heritage>(line, known, (each, base) => ({
    isHeir: each === definition || (base?.isHeir ?? false),
  })).isHeir;
}

interface Ancestry {
  readonly isPersisted: boolean;
}

const ancestries = new WeakMap<Line, Ancestry>();

/** Whether a line has LoopBack's PersistedModel, or one of its name, in it. */
export function isLineOfPersisted(line: Line): boolean {
  return alongLine<Ancestry>(line, ancestries, (definition, base) => ({
    isPersisted: definition.name === 'PersistedModel' || (base?.isPersisted ?? false),
  })).isPersisted;
}
