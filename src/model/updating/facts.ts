import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn } from '../../lib/own.ts';
import type { PropertyDefinition } from '../definition.ts';
import { attributesOf } from '../propertyType.ts';

/** A fact about a part of a model: where its definition says it, and what. */
export interface Fact {
  /** The keys from the part's definition on: `['postgresql', 'dataType']`; empty for all of it. */
  readonly path: readonly string[];
  readonly value: JsonValue;
}

/** The facts about a part, by what people call them: "postgresql.dataType". */
export type Facts = ReadonlyMap<string, Fact>;

/** Attributes whose objects are one value. */
const wholeValues = new Set(['type', 'default']);

/** Returns the attributes of a property; those for a connector, and others in an object, one by one. */
export function propertyFacts(property: PropertyDefinition): Facts {
  return factsOf(attributesOf(property) ?? { type: property }, wholeValues);
}

/** Returns the facts about a setting of a model: one, or one for each key of an object. */
export function settingFacts(value: JsonValue): Facts {
  return isJsonObject(value)
    ? factsOf(value, new Set(Object.keys(value)))
    : new Map([['value', { path: [], value }]]);
}

function factsOf(attributes: JsonObject, whole: ReadonlySet<string>): Facts {
  const facts = new Map<string, Fact>();
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if (whole.has(key) || !isJsonObject(value)) facts.set(key, { path: [key], value });
    else
      for (const [inner, each] of Object.entries(value))
        if (each !== undefined) facts.set(`${key}.${inner}`, { path: [key, inner], value: each });
  }
  return facts;
}

/** Sets, or removes, the value at a path of a part's definition. */
export function withFact(
  part: JsonValue | undefined,
  path: readonly string[],
  value: JsonValue | undefined,
): JsonValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const object = isJsonObject(part) ? part : part === undefined ? {} : { type: part };
  const inner = withFact(hasOwn(object, key) ? object[key] : undefined, rest, value);
  // An object for a connector without attributes says nothing.
  const isGone = inner === undefined || (rest.length > 0 && isEmpty(inner));
  if (!isGone) return { ...object, [key]: inner };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

const isEmpty = (value: JsonValue): boolean => isJsonObject(value) && Object.keys(value).length === 0;
