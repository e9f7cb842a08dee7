import type { Key, Where } from '../../runtime/connector.ts';
import { looseKey } from '../../runtime/filter/condition.ts';
import { toKey } from '../../runtime/storedRow.ts';
import { complexKey, type IndexKey, type ModelIndex, type ModelLayout, nullKey } from './layout.ts';

/** Where to find the rows that may match. Ranges are ranges of IndexedDB keys. */
export type Source =
  | { readonly kind: 'all' }
  | { readonly kind: 'keys'; readonly keys: readonly Key[] }
  | { readonly kind: 'range'; readonly range: KeyRange }
  | { readonly kind: 'index'; readonly index: ModelIndex; readonly keys: readonly IndexKey[] }
  | { readonly kind: 'union'; readonly sources: readonly Source[] };

/** A range of keys. */
export interface KeyRange {
  readonly lower: Key;
  /** `[]` sorts after every number and text. */
  readonly upper: Key | readonly [];
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
}

/** A source, and whether every row in it matches: then rows can be counted or removed without reading them. */
export interface Plan {
  readonly source: Source;
  readonly isExact: boolean;
}

const everything: Plan = { source: { kind: 'all' }, isExact: false };
const nothing: Plan = { source: { kind: 'keys', keys: [] }, isExact: true };

/**
 * Chooses the part of a where clause that an index can answer: ids, foreign keys,
 * `inq` on both and ranges on ids, alone or beside other clauses. The source contains
 * every row that matches; the rest of the clause is evaluated in memory.
 */
export function planWhere(where: Where | undefined, layout: ModelLayout): Plan {
  const clauses = flatten(where ?? {});
  if (clauses.length === 0) return { source: { kind: 'all' }, isExact: true };
  const plans = clauses.map(([property, condition]) => planClause(property, condition, layout));
  const best = plans.reduce((left, right) => (cost(right.source) < cost(left.source) ? right : left));
  return { source: best.source, isExact: best.isExact && plans.length === 1 };
}

/** Returns the clauses that must all be true, including those inside `and`. */
function flatten(where: object): [string, unknown][] {
  return Object.entries(where).flatMap(([property, condition]): [string, unknown][] => {
    if (property !== 'and' || !Array.isArray(condition)) return [[property, condition]];
    return condition.flatMap((clause) => (isObject(clause) ? flatten(clause) : [['', clause]]));
  });
}

/** Returns the cost of a source: few keys before many, many before a range, anything before the whole store. */
function cost(source: Source): number {
  if (source.kind === 'keys') return source.keys.length;
  if (source.kind === 'index') return 10 + 100 * source.keys.length;
  if (source.kind === 'union') return source.sources.reduce((sum, part) => sum + cost(part), 1);
  return source.kind === 'range' ? 1_000_000 : Number.POSITIVE_INFINITY;
}

function planClause(property: string, condition: unknown, layout: ModelLayout): Plan {
  if (property === 'or' && Array.isArray(condition)) return planUnion(condition, layout);
  const [operator, operand] = toOperator(condition);
  if (property === layout.schema.idName) return planId(operator, operand, layout);
  const index = layout.indexes.find((candidate) => candidate.property === property);
  if (!index) return everything;
  if (operator === 'is') return planIndex([operand], index);
  return operator === 'inq' && Array.isArray(operand) ? planIndex(operand, index) : everything;
}

function planUnion(clauses: readonly unknown[], layout: ModelLayout): Plan {
  const sources = clauses.map((clause) => (isObject(clause) ? planWhere(clause, layout) : everything).source);
  if (sources.some(({ kind }) => kind === 'all')) return everything;
  return { source: { kind: 'union', sources }, isExact: false };
}

const plannedOperators = new Set(['inq', 'between', 'gt', 'gte', 'lt', 'lte']);

/** Returns the operator of a condition: `is` for a value, or a single operator that an index may answer. */
function toOperator(condition: unknown): readonly [string, unknown] {
  if (typeof condition !== 'object' || condition === null) return ['is', condition];
  const entries = Object.entries(condition);
  const [only] = entries;
  return only && entries.length === 1 && plannedOperators.has(only[0]) ? only : ['', undefined];
}

function planId(operator: string, operand: unknown, layout: ModelLayout): Plan {
  if (operator === 'is') return planKeys([operand], layout);
  if (operator === 'inq' && Array.isArray(operand)) return planKeys(operand, layout);
  if (operator === 'between' && Array.isArray(operand)) {
    const [lower, upper] = operand;
    return lower === undefined || upper === undefined ? everything : planRange({ lower, upper }, layout);
  }
  if (operator === 'gt' || operator === 'gte') {
    return planRange({ lower: operand, lowerOpen: operator === 'gt' }, layout);
  }
  if (operator === 'lt' || operator === 'lte') {
    return planRange({ upper: operand, upperOpen: operator === 'lt' }, layout);
  }
  return everything;
}

function planKeys(values: readonly unknown[], layout: ModelLayout): Plan {
  const keys = new Set<Key>();
  for (const value of values) {
    const found = idKeys(value, layout);
    if (!found) return everything;
    for (const key of found) keys.add(key);
  }
  return { source: { kind: 'keys', keys: [...keys] }, isExact: layout.schema.idType !== 'any' };
}

/** Returns the keys of all ids that are loosely equal to a value; undefined if they cannot be listed. */
function idKeys(value: unknown, { schema }: ModelLayout): readonly Key[] | undefined {
  if (value === null || value === undefined) return [toKey(value, schema)];
  if (schema.idType === 'string') return typeof value === 'string' ? [value] : undefined;
  if (schema.idType === 'number') {
    const key = looseKey(value);
    if (typeof key === 'number') return [key];
    return typeof value === 'string' || Number.isNaN(value) ? [] : undefined;
  }
  if (schema.idType !== 'any' || typeof value !== 'string') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? [value] : [number, toKey(value, schema)];
}

interface Bounds {
  readonly lower?: unknown;
  readonly upper?: unknown;
  readonly lowerOpen?: boolean;
  readonly upperOpen?: boolean;
}

/** Plans a range of numbers or of strings; any other pair is compared in memory. */
function planRange(bounds: Bounds, { schema }: ModelLayout): Plan {
  const type = schema.idType;
  if (type !== 'number' && type !== 'string') return everything;
  const given = [bounds.lower, bounds.upper].filter((bound) => bound !== undefined);
  if (given.length === 0 || given.some((bound) => typeof bound !== type)) return everything;
  if (given.some((bound) => Number.isNaN(bound))) return nothing;
  const range: KeyRange = {
    // The lowest key is that of a row without an id, which no range contains.
    lower: (bounds.lower as Key) ?? toKey(undefined, schema),
    upper: (bounds.upper as Key) ?? (type === 'number' ? Number.POSITIVE_INFINITY : []),
    lowerOpen: bounds.lowerOpen ?? bounds.lower === undefined,
    upperOpen: bounds.upperOpen ?? false,
  };
  return isEmpty(range) ? nothing : { source: { kind: 'range', range }, isExact: true };
}

/** Returns whether a range is empty: IndexedDB refuses it. */
function isEmpty({ lower, upper, lowerOpen, upperOpen }: KeyRange): boolean {
  if (typeof upper === 'object') return false;
  return lower > upper || (lower === upper && (lowerOpen || upperOpen));
}

function planIndex(values: readonly unknown[], index: ModelIndex): Plan {
  const keys = new Map<string, IndexKey>();
  let isExact = true;
  for (const value of values) {
    const key = value === null || value === undefined ? nullKey : looseKey(value);
    if (key === undefined && !Number.isNaN(value)) return everything;
    if (key === undefined) continue;
    // A number key also has texts ("1", "01"), and these do not equal each other.
    if (index.keyType === 'any' && typeof value === 'string' && typeof key === 'number') isExact = false;
    if (index.keyType === 'number' && typeof key === 'string') continue;
    keys.set(`${typeof key} ${key}`, key);
  }
  if (keys.size > 0 && index.keyType === 'any') {
    keys.set('complex', complexKey);
  }
  return { source: { kind: 'index', index, keys: [...keys.values()] }, isExact };
}

function isObject(value: unknown): value is Where {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
