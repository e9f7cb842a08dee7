import { propertyOf } from './storedValue.ts';

/** Values that one pass over many rows computes once: patterns, and the keys of long lists. */
export interface Memo {
  readonly patterns: Map<unknown, RegExp>;
  /** The patterns of operators that ignore case. */
  readonly caselessPatterns: Map<unknown, RegExp>;
  readonly keys: Map<object, ReadonlySet<number | string> | null>;
}

export function createMemo(): Memo {
  return { patterns: new Map(), caselessPatterns: new Map(), keys: new Map() };
}

/**
 * Whether one value satisfies the condition of one property: `5`, `/x/`,
 * `{gt: 5}`, `{inq: [1, 2]}`, … The operators are tried in the order in which
 * juggler's memory connector tries them, so that an object with several means
 * the same here.
 *
 * @throws TypeError where juggler's throws one: `regexp` on a value without `match`
 * @throws SyntaxError for a pattern that is not a regular expression
 */
export function satisfies(condition: unknown, value: unknown, memo: Memo): boolean {
  if (condition instanceof RegExp && typeof value === 'string') return value.match(condition) !== null;
  if (condition === null || condition === undefined) return value === null || value === undefined;
  if (typeof condition === 'object') {
    const byOperator = satisfiesOperator(condition as Record<string, unknown>, value, memo);
    if (byOperator !== undefined) return byOperator;
  }
  if (condition instanceof Date && value instanceof Date) return condition.getTime() === value.getTime();
  return isLooselyEqual(condition, value);
}

/** Returns undefined where no operator decides; then the object itself is compared. */
function satisfiesOperator(
  condition: Record<string, unknown>,
  value: unknown,
  memo: Memo,
): boolean | undefined {
  if (condition['regexp']) return value ? matchesRegExp(value, condition['regexp']) : false;
  // sortByDistance has checked the distance, before the other conditions.
  if (condition['near']) return true;
  if (condition['inq']) return isMember(condition['inq'], value, memo);
  if (condition['nin']) return !isMember(condition['nin'], value, memo);
  if ('neq' in condition) return compare(condition['neq'], value) !== 0;
  if ('between' in condition) return isBetween(condition['between'], value);
  const byPattern = satisfiesPattern(condition, value, memo);
  if (byPattern !== undefined) return byPattern;
  return satisfiesInequality(condition, value) ? true : undefined;
}

/** Lists longer than this are searched by key: an include queries hundreds of ids at once. */
const shortList = 16;

function isMember(members: unknown, value: unknown, memo: Memo): boolean {
  const list = members as ArrayLike<unknown>;
  if (list.length > shortList) {
    const keys = keysOf(list, memo);
    const key = looseKey(value);
    if (keys && key !== undefined && !keys.has(key)) return false;
  }
  for (let index = 0; index < list.length; index++) if (isLooselyEqual(list[index], value)) return true;
  return false;
}

/** The keys of all members; null where one has no key and the members must be compared one by one. */
function keysOf(list: ArrayLike<unknown> & object, memo: Memo): ReadonlySet<number | string> | null {
  const known = memo.keys.get(list);
  if (known !== undefined) return known;
  const keys = Array.from(list, looseKey);
  const found = keys.includes(undefined) ? null : new Set(keys as (number | string)[]);
  memo.keys.set(list, found);
  return found;
}

/**
 * Returns the same key for all primitives that are loosely equal to each other:
 * `"1"`, `"01"`, 1 and true share one. Undefined for null, NaN, arrays and
 * objects.
 */
export function looseKey(value: unknown): number | string | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (typeof value !== 'string') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? value : number;
}

function isBetween(bounds: unknown, value: unknown): boolean {
  return compare(value, propertyOf(bounds, '0')) >= 0 && compare(value, propertyOf(bounds, '1')) <= 0;
}

/** The first of gt, gte, lt and lte decides; the others are ignored. */
function satisfiesInequality(condition: Record<string, unknown>, value: unknown): boolean {
  if ('gt' in condition) return compare(value, condition['gt']) > 0;
  if ('gte' in condition) return compare(value, condition['gte']) >= 0;
  if ('lt' in condition) return compare(value, condition['lt']) < 0;
  if ('lte' in condition) return compare(value, condition['lte']) <= 0;
  return false;
}

function satisfiesPattern(
  condition: Record<string, unknown>,
  value: unknown,
  memo: Memo,
): boolean | undefined {
  // A missing value is tested as the text "undefined", null as "null".
  const text = String(value);
  if (condition['like']) return toPattern(condition['like'], memo.patterns).test(text);
  if (condition['nlike']) return !toPattern(condition['nlike'], memo.patterns).test(text);
  if (condition['ilike']) return toPattern(condition['ilike'], memo.caselessPatterns, 'i').test(text);
  if (condition['nilike']) return !toPattern(condition['nilike'], memo.caselessPatterns, 'i').test(text);
  return undefined;
}

/** `%` is any run, `_` any character; everything else is an unanchored regular expression. */
function toPattern(like: unknown, patterns: Map<unknown, RegExp>, flags?: string): RegExp {
  const known = patterns.get(like);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  const source =
    typeof like === 'string' ? like.replaceAll('%', '.*').replaceAll('_', '.') : (like as RegExp);
  const pattern = new RegExp(source, flags);
  patterns.set(like, pattern);
  return pattern;
}

function matchesRegExp(value: unknown, pattern: unknown): boolean {
  if (typeof value !== 'string') {
    if (typeof propertyOf(value, 'match') !== 'function')
      throw new TypeError('value.match is not a function');
    return Boolean((value as { match: (pattern: unknown) => unknown }).match(pattern));
  }
  return value.match(pattern as RegExp | string) !== null;
}

/** JavaScript's `==`, which juggler's memory connector compares with: `"1"` equals 1, null equals undefined. */
function isLooselyEqual(left: unknown, right: unknown): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: LoopBack compares loosely
  return left == right;
}

/** Returns a negative number, zero or a positive one; NaN where the two cannot be compared. The type of the first decides how. */
function compare(left: unknown, right: unknown): number {
  if (left === null || left === undefined || right === null || right === undefined) {
    return isLooselyEqual(left, right) ? 0 : Number.NaN;
  }
  if (typeof left === 'string') return compareText(left, right as string);
  if (typeof left === 'number' || typeof left === 'boolean' || left instanceof Date) {
    return (left as number) - (right as number);
  }
  return isLooselyEqual(left, right) ? 0 : Number.NaN;
}

function compareText(left: string, right: string): number {
  if (left > right) return 1;
  if (left < right) return -1;
  return isLooselyEqual(left, right) ? 0 : Number.NaN;
}
