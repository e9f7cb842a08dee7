import { isJsonObject, type JsonValue } from '../lib/json.ts';
import { memoByKey, memoByValue } from '../lib/memo.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelDefinition } from './definition.ts';
import { settingOf } from './settings.ts';

/**
 * A definition and the lineage of its base: everything that a model inherits
 * from, nearest first. Models that extend one base share its lineage, so a chain
 * of bases takes memory in proportion to its length.
 */
export interface Lineage {
  readonly definition: ModelDefinition;
  /** The lineage of the base; null at the last base. */
  readonly rest: Lineage | null;
  /** The number of definitions in the lineage. */
  readonly length: number;
}

/**
 * The latest lineage of each definition, so that an unchanged lineage is the same
 * object in the next version of a project. Not a memo: the base's lineage may change.
 */
const latestLineages = new WeakMap<ModelDefinition, Lineage>();

/** Returns the lineage of a definition on that of its base; the same object for the same base lineage. */
export function toLineage(definition: ModelDefinition, rest: Lineage | null): Lineage {
  const latest = latestLineages.get(definition);
  if (latest !== undefined && latest.rest === rest) return latest;
  const lineage = { definition, rest, length: (rest?.length ?? 0) + 1 };
  latestLineages.set(definition, lineage);
  return lineage;
}

/**
 * Returns a lineage that does not extend the lineage of its base, because the bases form a cycle.
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

function isLineageOf(lineage: Lineage, definitions: readonly ModelDefinition[]): boolean {
  if (lineage.length !== definitions.length) return false;
  let next: Lineage | null = lineage;
  for (const definition of definitions) {
    if (next?.definition !== definition) return false;
    next = next.rest;
  }
  return true;
}

/** Lists the definitions of a lineage, nearest first. Takes time in proportion to its length: see `memoAlongLineage`. */
export function definitionsOf(lineage: Lineage): readonly ModelDefinition[] {
  const definitions: ModelDefinition[] = [];
  for (let next: Lineage | null = lineage; next !== null; next = next.rest) definitions.push(next.definition);
  return definitions;
}

/**
 * Computes a value along a lineage, from the last base to the model itself, once
 * for each lineage: models of one base share the work. A recursive `memoByKey`
 * would be too deep for a long chain of bases.
 *
 * @param step computes the value of a definition from that of its base; null without a base
 */
export function memoAlongLineage<Value extends object>(
  step: (definition: ModelDefinition, base: Value | null) => Value,
): (lineage: Lineage) => Value {
  const known = new WeakMap<Lineage, Value>();
  return (lineage) => {
    const waiting: Lineage[] = [];
    let value: Value | null = null;
    for (let next: Lineage | null = lineage; next !== null && value === null; next = next.rest) {
      value = known.get(next) ?? null;
      if (value === null) waiting.push(next);
    }
    for (const each of waiting.toReversed()) {
      value = step(each.definition, value);
      known.set(each, value);
    }
    return value ?? step(lineage.definition, null);
  };
}

interface NearestValue {
  readonly value: JsonValue | undefined;
}

/** @param read reads a setting of one definition */
const memoNearest = (read: (definition: ModelDefinition) => JsonValue | undefined) =>
  memoAlongLineage<NearestValue>((definition, base) => {
    const value = read(definition);
    return value === undefined && base !== null ? base : { value };
  });

const nearestSetting = memoByValue((key: string) => memoNearest((definition) => settingOf(definition, key)));

/** Returns the setting of the nearest definition in a lineage that has it. */
export function settingOfLineage(lineage: Lineage, key: string): JsonValue | undefined {
  return nearestSetting(key)(lineage).value;
}

const nearestText = memoByValue((setting: string) =>
  memoByValue((key: string) =>
    memoNearest((definition) => {
      const value = settingOf(definition, setting);
      const found = isJsonObject(value) ? getOwn<JsonValue | undefined>(value, key) : undefined;
      return typeof found === 'string' && found !== '' ? found : undefined;
    }),
  ),
);

/** Returns the text under a key of a setting, `{"mysql": {"table": "customers"}}`, of the nearest definition in a lineage that has it. */
export function textOfLineage(lineage: Lineage, setting: string, key: string): string | undefined {
  const text = nearestText(setting)(key)(lineage).value;
  return typeof text === 'string' ? text : undefined;
}

interface Membership {
  readonly isMember: boolean;
}

const membershipOf = memoByKey((definition: ModelDefinition) =>
  memoAlongLineage<Membership>((each, base) => ({
    isMember: each === definition || (base?.isMember ?? false),
  })),
);

/** Whether a lineage includes a definition. For all models and one definition this takes time in proportion to the models. */
export function isInLineage(lineage: Lineage, definition: ModelDefinition): boolean {
  return membershipOf(definition)(lineage).isMember;
}

interface Persistence {
  readonly isPersisted: boolean;
}

const persistenceOf = memoAlongLineage<Persistence>((definition, base) => ({
  isPersisted: definition.name === 'PersistedModel' || (base?.isPersisted ?? false),
}));

/** Whether a lineage includes PersistedModel, or a model of that name. */
export function isPersistedLineage(lineage: Lineage): boolean {
  return persistenceOf(lineage).isPersisted;
}
