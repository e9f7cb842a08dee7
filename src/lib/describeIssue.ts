import { isJsonObject } from './json.ts';

/** What is wrong with a value that was read, for people. */
export interface ValueProblem {
  /** Where in the value: `relations.orders.type`; "" for the value itself. */
  readonly place: string;
  /** Completes "expected …". */
  readonly expected: string;
  /** Completes "found …". */
  readonly found: string;
}

/** What zod says where a schema has no words of its own. */
const wordless = 'Invalid input';

/** The kinds of values by the names that zod has for them. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
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

/** What is read of a zod issue; this room knows no packages. */
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

/** The first thing about a value that a schema does not accept. */
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

/** Of the ways that a value might have been meant, the one that went wrong deepest inside it. */
function insideUnion(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = (issue.errors ?? []).flatMap((issues) => issues.slice(0, 1).map(insideUnion));
  const deepest = inner.find((candidate) => candidate.path.length > 0);
  return deepest ? { ...deepest, path: [...issue.path, ...deepest.path] } : issue;
}

function expectedBy(issue: Issue): string {
  if (issue.message !== wordless) return issue.message;
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

/** What the bound of a size counts, by the name that zod has for the kind of value. */
function unitOf(origin: string | undefined): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' of them' : '';
}

/** Steps into a value as one writes them in JavaScript: `models[2].position`, `relations["a b"]`. */
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

/** A value in a few words, completing "found …". */
function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isJsonObject(value)) return 'an object';
  if (typeof value !== 'string' && typeof value !== 'boolean' && value !== null) return String(value);
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
