import { isJsonObject, type JsonValue } from '../lib/json.ts';
import { memoByKey, memoByValue } from '../lib/memo.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelDefinition } from './definition.ts';
import { settingOf } from './settings.ts';

/**
 * A definition and the line of its base: what a model inherits from, nearest
 * first. The lines of models that extend one base share its line, so a chain of
 * bases takes memory in proportion to its length.
 */
export interface Lineage {
  readonly definition: ModelDefinition;
  /** The line of the base; null at the last base. */
  readonly rest: Lineage | null;
  /** How many definitions the line has. */
  readonly length: number;
}

/**
 * The latest line of each definition, so that an unchanged line is the same
 * object in the next version of a project. Not a memo: the base's line may be another.
 */
const latestLineages = new WeakMap<ModelDefinition, Lineage>();

/** The line of a definition whose base has the given line; the same object again for the same base line. */
export function toLineage(definition: ModelDefinition, rest: Lineage | null): Lineage {
  const latest = latestLineages.get(definition);
  if (latest !== undefined && latest.rest === rest) return latest;
  const line = { definition, rest, length: (rest?.length ?? 0) + 1 };
  latestLineages.set(definition, line);
  return line;
}

/**
 * A line that is not made of the line of its base: part of a circle of bases.
 *
 * @param definitions at least one
 */
export function toCircularLineage(definition: ModelDefinition, bases: readonly ModelDefinition[]): Lineage {
  const latest = latestLineages.get(definition);
  if (latest !== undefined && isLineageOf(latest, [definition, ...bases])) return latest;
  const rest = bases.reduceRight<Lineage | null>(
    (after, base) => ({ definition: base, rest: after, length: (after?.length ?? 0) + 1 }),
    null,
  );
  return toLineage(definition, rest);
}

function isLineageOf(line: Lineage, definitions: readonly ModelDefinition[]): boolean {
  if (line.length !== definitions.length) return false;
  let next: Lineage | null = line;
  for (const definition of definitions) {
    if (next?.definition !== definition) return false;
    next = next.rest;
  }
  return true;
}

/** The definitions of a line, nearest first. This takes time in proportion to the line: see `memoAlongLineage`. */
export function definitionsOf(line: Lineage): readonly ModelDefinition[] {
  const definitions: ModelDefinition[] = [];
  for (let next: Lineage | null = line; next !== null; next = next.rest) definitions.push(next.definition);
  return definitions;
}

/**
 * Computes a value along a line, from the last base to the model itself, once
 * for each line: models of one base share the work. A recursive `memoByKey`
 * would be too deep for a long chain of bases.
 *
 * @param step what a definition makes of the value of its base's line; null for a line of one
 */
export function memoAlongLineage<Value extends object>(
  step: (definition: ModelDefinition, base: Value | null) => Value,
): (line: Lineage) => Value {
  const known = new WeakMap<Lineage, Value>();
  return (line) => {
    const waiting: Lineage[] = [];
    let value: Value | null = null;
    for (let next: Lineage | null = line; next !== null && value === null; next = next.rest) {
      value = known.get(next) ?? null;
      if (value === null) waiting.push(next);
    }
    for (const each of waiting.toReversed()) {
      value = step(each.definition, value);
      known.set(each, value);
    }
    return value ?? step(line.definition, null);
  };
}

interface Nearest {
  readonly value: JsonValue | undefined;
}

/** @param read a setting of one definition */
const memoNearest = (read: (definition: ModelDefinition) => JsonValue | undefined) =>
  memoAlongLineage<Nearest>((definition, base) => {
    const value = read(definition);
    return value === undefined && base !== null ? base : { value };
  });

const nearestSetting = memoByValue((key: string) => memoNearest((definition) => settingOf(definition, key)));

/** The setting of the nearest definition of a line that has one. */
export function settingOfLineage(line: Lineage, key: string): JsonValue | undefined {
  return nearestSetting(key)(line).value;
}

const nearestText = memoByValue((setting: string) =>
  memoByValue((word: string) =>
    memoNearest((definition) => {
      const value = settingOf(definition, setting);
      const found = isJsonObject(value) ? getOwn<JsonValue | undefined>(value, word) : undefined;
      return typeof found === 'string' && found !== '' ? found : undefined;
    }),
  ),
);

/** The text under a word of a setting, `{"mysql": {"table": "customers"}}`, of the nearest definition of a line that has one. */
export function textOfLineage(line: Lineage, setting: string, word: string): string | undefined {
  const text = nearestText(setting)(word)(line).value;
  return typeof text === 'string' ? text : undefined;
}

interface Heritage {
  readonly isHeir: boolean;
}

const heritageOf = memoByKey((definition: ModelDefinition) =>
  memoAlongLineage<Heritage>((each, base) => ({ isHeir: each === definition || (base?.isHeir ?? false) })),
);

/** Whether a line has a definition in it. Asked of all models about one definition, this takes time in proportion to the models. */
export function isInLineage(line: Lineage, definition: ModelDefinition): boolean {
  return heritageOf(definition)(line).isHeir;
}

interface Ancestry {
  readonly isPersisted: boolean;
}

const ancestryOf = memoAlongLineage<Ancestry>((definition, base) => ({
  isPersisted: definition.name === 'PersistedModel' || (base?.isPersisted ?? false),
}));

/** Whether a line has LoopBack's PersistedModel, or one of its name, in it. */
export function isPersistedLineage(line: Lineage): boolean {
  return ancestryOf(line).isPersisted;
}
