import { propertyOf } from './storedValue.ts';

/**
 * Whether one value satisfies the condition of one property: `5`, `/x/`,
 * `{gt: 5}`, `{inq: [1, 2]}`, … The operators are tried in the order in which
 * juggler's memory connector tries them, so that an object with several means
 * the same here.
 *
 * @throws TypeError where juggler's throws one: `regexp` on a value without `match`
 * @throws SyntaxError for a pattern that is no regular expression
 */
export function satisfies(condition: unknown, value: unknown): boolean {
  if (condition instanceof RegExp && typeof value === 'string') return value.match(condition) !== null;
  if (condition === null || condition === undefined) return value === null || value === undefined;
  if (typeof condition === 'object') {
    const byOperator = satisfiesOperator(condition as Record<string, unknown>, value);
    if (byOperator !== undefined) return byOperator;
  }
  if (condition instanceof Date && value instanceof Date) return condition.getTime() === value.getTime();
  return isLooselyEqual(condition, value);
}

/** Undefined where no operator decides and the object is to be compared as it is. */
function satisfiesOperator(condition: Record<string, unknown>, value: unknown): boolean | undefined {
  if (condition['regexp']) return value ? matchesRegExp(value, condition['regexp']) : false;
  // Distance is judged by sortByDistance, before the other conditions.
  if (condition['near']) return true;
  if (condition['inq']) return isMember(condition['inq'], value);
  if (condition['nin']) return !isMember(condition['nin'], value);
  if ('neq' in condition) return compare(condition['neq'], value) !== 0;
  if ('between' in condition) return isBetween(condition['between'], value);
  const byPattern = satisfiesPattern(condition, value);
  if (byPattern !== undefined) return byPattern;
  return satisfiesInequality(condition, value) ? true : undefined;
}

function isMember(members: unknown, value: unknown): boolean {
  const list = members as ArrayLike<unknown>;
  for (let index = 0; index < list.length; index++) if (isLooselyEqual(list[index], value)) return true;
  return false;
}

function isBetween(bounds: unknown, value: unknown): boolean {
  return compare(value, propertyOf(bounds, '0')) >= 0 && compare(value, propertyOf(bounds, '1')) <= 0;
}

/** The first of gt, gte, lt and lte decides, the others are not looked at. */
function satisfiesInequality(condition: Record<string, unknown>, value: unknown): boolean {
  if ('gt' in condition) return compare(value, condition['gt']) > 0;
  if ('gte' in condition) return compare(value, condition['gte']) >= 0;
  if ('lt' in condition) return compare(value, condition['lt']) < 0;
  if ('lte' in condition) return compare(value, condition['lte']) <= 0;
  return false;
}

function satisfiesPattern(condition: Record<string, unknown>, value: unknown): boolean | undefined {
  // A missing value is tested as the text "undefined", null as "null".
  const text = String(value);
  if (condition['like']) return toPattern(condition['like']).test(text);
  if (condition['nlike']) return !toPattern(condition['nlike']).test(text);
  if (condition['ilike']) return toPattern(condition['ilike'], 'i').test(text);
  if (condition['nilike']) return !toPattern(condition['nilike'], 'i').test(text);
  return undefined;
}

let lastPattern: { source: unknown; flags: string | undefined; pattern: RegExp } | undefined;

/** `%` is any run, `_` any character; everything else stays regular expression, unanchored. */
function toPattern(like: unknown, flags?: string): RegExp {
  if (lastPattern && lastPattern.source === like && lastPattern.flags === flags) {
    lastPattern.pattern.lastIndex = 0;
    return lastPattern.pattern;
  }
  const source =
    typeof like === 'string' ? like.replaceAll('%', '.*').replaceAll('_', '.') : (like as RegExp);
  const pattern = new RegExp(source, flags);
  // A table is filtered by one condition, row after row: the last pattern is nearly always the next.
  lastPattern = { source: like, flags, pattern };
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
export function isLooselyEqual(left: unknown, right: unknown): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: the rule that is reproduced here
  return left == right;
}

/** Negative, zero or positive; NaN where the two cannot be compared. The type of the first decides how. */
export function compare(left: unknown, right: unknown): number {
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
