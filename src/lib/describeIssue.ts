import { isJsonObject } from './json.ts';

/** A problem in a value that was read, for people. */
export interface ValueProblem {
  /** The place in the value: `relations.orders.type`; "" for the value itself. */
  readonly place: string;
  /** Completes "expected …". */
  readonly expected: string;
  /** Completes "found …". */
  readonly found: string;
}

/** The message of zod where a schema has none. */
const defaultMessage = 'Invalid input';

/** The kinds of values, by zod's names. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  map: 'a map',
  null: 'null',
};

/** The parts of a zod issue that are used here; this room imports no packages. */
interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string | undefined;
  readonly values?: readonly unknown[] | undefined;
  readonly minimum?: number | bigint | undefined;
  readonly maximum?: number | bigint | undefined;
  readonly origin?: string | undefined;
  readonly discriminator?: string | undefined;
  readonly errors?: readonly (readonly Issue[])[] | undefined;
}

/** Describes the first problem of a value that a schema refused. */
export function describeFirstIssue(
  error: { readonly issues: readonly Issue[] },
  value: unknown,
): ValueProblem {
  const [first] = error.issues;
  if (first === undefined) return { place: '', expected: 'something else', found: describeValue(value) };
  const issue = insideUnion(first);
  const keys = issue.path.filter((key) => typeof key !== 'symbol');
  return { place: placeOf(keys), expected: expectedBy(issue), found: describeValue(valueAt(value, keys)) };
}

/** Returns the issue of the union member that matched best: one with a problem inside the value. */
function insideUnion(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = (issue.errors ?? []).flatMap((issues) => issues.slice(0, 1).map(insideUnion));
  const deepest = inner.find((candidate) => candidate.path.length > 0);
  return deepest ? { ...deepest, path: [...issue.path, ...deepest.path] } : issue;
}

function expectedBy(issue: Issue): string {
  if (issue.message !== defaultMessage) return issue.message;
  if (issue.code === 'invalid_type')
    return kinds[issue.expected ?? ''] ?? `a value of type ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return (issue.values ?? []).map((each) => JSON.stringify(each)).join(' or ');
  if (issue.code === 'too_big') return `at most ${issue.maximum}${unitOf(issue.origin)}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}${unitOf(issue.origin)}`;
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined)
    return `one of the known values of ${issue.discriminator}`;
  return 'something else';
}

/** Returns the unit of a size limit, by zod's name for the kind of value. */
function unitOf(origin: string | undefined): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' of them' : '';
}

/** Writes a path into a value as in JavaScript: `models[2].position`, `relations["a b"]`. */
export function placeOf(keys: readonly (string | number)[]): string {
  return keys
    .map((key) => (typeof key === 'string' && /^[\w$-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(value: unknown, keys: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[key];
  }
  return found;
}

/** Describes a value in a few words, completing "found …". */
function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty string';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isJsonObject(value)) return 'an object';
  if (typeof value !== 'string' && typeof value !== 'boolean' && value !== null) return String(value);
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
