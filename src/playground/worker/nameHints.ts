import { closestName } from '../../lib/closestName.ts';
import type { Connector, ModelClass, ModelSchema } from '../../runtime/index.ts';
import type { ShownError } from '../wire/shown.ts';

/** Says that a name does not exist, and which one was probably missing. */
export interface NameHint {
  readonly message: string;
  readonly rule: string;
  readonly instead: string;
  /** A property that rows of an open model may hold; if they do, the hint is not shown. */
  readonly unless?: { readonly model: ModelClass; readonly property: string };
}

/** Conditions that are checked in one call. */
const mostNames = 200;
/** Levels of nested includes that are checked. */
const mostIncludes = 5;

/**
 * Finds names in the arguments of a call that are neither properties nor
 * relations of the queried model. LoopBack accepts most of them without an
 * error, and finds nothing.
 *
 * @param model the queried model
 */
export function findUnknownNames(model: ModelClass, method: string, args: readonly unknown[]): NameHint[] {
  const { where, filter } = readQuery(method, args);
  const hints = filter === undefined ? hintsOfWhere(model, where) : hintsOfFilter(model, filter, 0);
  const messages = new Set<string>();
  return hints.filter(({ message }) => !messages.has(message) && messages.add(message));
}

function hintsOfWhere(model: ModelClass, where: unknown): NameHint[] {
  const rule = 'A condition on it matches only rows that hold such a value.';
  return namesIn(where)
    .filter((name) => !isProperty(model, name))
    .map((name) => toHint(model, 'property', name, rule));
}

/** @param depth number of includes around this scope */
function hintsOfFilter(model: ModelClass, filter: Query['filter'], depth: number): NameHint[] {
  if (filter === undefined || depth > mostIncludes) return [];
  const unsorted = [filter['order']]
    .flat()
    .filter((one) => typeof one === 'string')
    .map((one) => one.trim().split(/[\s.]+/)[0] ?? '');
  const toHints = (names: readonly string[], rule: string): NameHint[] =>
    names
      .filter((name) => name !== '' && !isProperty(model, name))
      .map((name) => toHint(model, 'property', name, rule));
  return [
    ...hintsOfWhere(model, filter['where']),
    ...toHints(unsorted, 'Ordering by it has no effect.'),
    ...toHints(fieldsIn(filter['fields']), 'Only rows that hold such a value are affected.'),
    ...includesIn(filter['include']).flatMap((include) => hintsOfInclude(model, include, depth + 1)),
  ];
}

function hintsOfInclude(model: ModelClass, { name, scope }: Include, depth: number): NameHint[] {
  const relation = Object.hasOwn(model.relations, name) ? model.relations[name] : undefined;
  if (relation === undefined) return [toHint(model, 'relation', name, 'LoopBack refuses to include it.')];
  // The target of a polymorphic belongsTo is named by each row.
  return relation.modelTo ? hintsOfFilter(relation.modelTo, scope, depth) : [];
}

/** Whether rows of an open model hold the property of a hint; false where they can't be queried. */
export async function hasStored(
  connector: Pick<Connector, 'find'>,
  { unless }: NameHint,
  schemaOf: (model: ModelClass) => Pick<ModelSchema, 'name'>,
): Promise<boolean> {
  if (unless === undefined) return false;
  const where = { [unless.property]: { neq: null } };
  // The same failure is reported for the code's own call.
  const rows = await connector.find(schemaOf(unless.model).name, { where, limit: 1 }).catch(() => []);
  return rows.length > 0;
}

/** The missing name in an error of the engine, where the error names one. */
export function explainError(
  { name, message, line }: ShownError,
  code: string,
  models: ReadonlyMap<string, ModelClass>,
): NameHint | null {
  const place = line === null ? '' : (code.split('\n')[line - 1] ?? '');
  const nothing = name === 'TypeError' ? readNull(message, place) : null;
  if (nothing !== null) {
    const rule = 'findById and findOne return null where no row matches, without an error.';
    return { message: `${nothing} is null here.`, rule, instead: '' };
  }
  const missing = readMissing(name, message, place);
  if (missing === null) return null;
  const engine = [...models.values()][0]?.modelBuilder.engine;
  if (engine?.missingMethods.has(missing.name))
    return {
      message: `LoopBack 3 has no ${missing.name}.`,
      rule: 'Later versions have it: choose juggler 7 as the engine of the playground.',
      instead: '',
    };
  const isVariable = missing.isGlobal && !/^\p{Lu}/u.test(missing.name);
  const declared = isVariable ? declaredIn(code) : [];
  const known = missing.isGlobal
    ? [...declared, ...models.keys()]
    : missing.isOfApp
      ? ['models', 'dataSources']
      : methodNames(models.values());
  const nearest = closestName(missing.name, known);
  if (nearest === null || nearest === missing.name) return null;
  const what = isVariable ? 'variable' : missing.isGlobal ? 'model' : 'method or relation';
  if (missing.isOfApp)
    return {
      message: `There is no app.${missing.name}; did you mean app.${nearest}?`,
      rule: '',
      instead: '',
    };
  return {
    message: `There is no ${what} ${missing.name}; did you mean ${nearest}?`,
    rule: missing.isGlobal
      ? 'Models of the design are available by their names.'
      : 'A relation is a method of its model, with its name in the design.',
    instead: '',
  };
}

/** The variables that code declares, found by pattern. */
function declaredIn(code: string): string[] {
  return [...code.matchAll(/\b(?:const|let|var|function)\s+([\w$]+)/g)].map(([, name = '']) => name);
}

interface Query {
  readonly where?: unknown;
  readonly filter?: Readonly<Record<string, unknown>>;
}

const whereMethods = new Set(
  'count updateAll update destroyAll deleteAll remove upsertWithWhere patchOrCreateWithWhere'.split(' '),
);
const filterMethods = new Set(['', 'find', 'findOne', 'findOrCreate', 'getAsync', 'get']);

function readQuery(method: string, args: readonly unknown[]): Query {
  if (whereMethods.has(method)) return { where: args[0] };
  const filter = filterMethods.has(method) ? args[0] : method === 'findById' ? args[1] : undefined;
  return isPlain(filter) ? { filter } : {};
}

/** The properties that a where clause uses, without their conditions. */
function namesIn(where: unknown, found: string[] = []): string[] {
  if (!isPlain(where)) return found;
  for (const [key, value] of Object.entries(where)) {
    if (found.length >= mostNames) break;
    if (/^(and|or|nor)$/.test(key) && Array.isArray(value)) {
      for (const one of value.slice(0, mostNames)) namesIn(one, found);
    } else found.push(key.split('.')[0] ?? key);
  }
  return found;
}

/** The names that `fields` includes or excludes. */
function fieldsIn(fields: unknown): string[] {
  if (isPlain(fields)) return Object.keys(fields).slice(0, mostNames);
  return [fields]
    .flat()
    .filter((one) => typeof one === 'string')
    .slice(0, mostNames);
}

interface Include {
  readonly name: string;
  /** The filter for the included rows. */
  readonly scope: Query['filter'];
}

/** Reads an include as `runtime/include/normalizeInclude.ts` does: in an object without `relation` the first key counts. */
function includesIn(include: unknown): Include[] {
  if (typeof include === 'string') return [{ name: include, scope: undefined }];
  if (Array.isArray(include)) return include.slice(0, mostNames).flatMap(includesIn);
  if (!isPlain(include)) return [];
  const named = include['rel'] || include['relation'];
  if (typeof named === 'string') {
    const { scope } = include;
    return [{ name: named, scope: isPlain(scope) ? scope : undefined }];
  }
  return Object.entries(include)
    .slice(0, 1)
    .map(([name, nested]) => ({ name, scope: { include: nested } }));
}

function isProperty(model: ModelClass, name: string): boolean {
  return Object.hasOwn(model.definition.properties, name) || name === 'id' || name.startsWith('$');
}

function toHint(model: ModelClass, what: 'property' | 'relation', name: string, rule: string): NameHint {
  const known = Object.keys(what === 'property' ? model.definition.properties : model.relations);
  const nearest = closestName(name, known);
  const question = nearest === null ? '.' : `; did you mean ${nearest}?`;
  const all = known.slice(0, 8).join(', ');
  const isOpen = what === 'property' && !model.settings['strict'];
  return {
    ...(isOpen ? { unless: { model, property: name } } : {}),
    message: `${model.modelName} has no ${what} ${name.slice(0, 100)}${question}`,
    rule,
    instead: nearest === null && all !== '' ? `It has ${all}.` : '',
  };
}

interface MissingName {
  readonly name: string;
  readonly isGlobal: boolean;
  /** Whether it is a member of `app`. */
  readonly isOfApp?: boolean;
}

/** Reads the missing name from the messages of V8, Firefox and WebKit. */
function readMissing(name: string, message: string, line: string): MissingName | null {
  if (name === 'ReferenceError') {
    const global = /^(?:Can't find variable: )?([\w$]+)(?: is not defined)?$/.exec(message)?.[1];
    return global === undefined ? null : { name: global, isGlobal: true };
  }
  if (name !== 'TypeError') return null;
  const called = /([\w$]+) is not a function/.exec(message)?.[1];
  if (called !== undefined) return { name: called, isGlobal: false };
  // null is the value of a variable: a missing member of a model is undefined.
  const read = /of undefined \(reading '([\w$]+)'/.exec(message)?.[1];
  const holder =
    read === undefined
      ? /\.([\w$]+) is undefined/.exec(message)?.[1]
      : new RegExp(`\\.\\s*([\\w$]+)\\s*\\??\\.\\s*${read.replaceAll('$', '\\$')}\\b`).exec(line)?.[1];
  if (holder === undefined) return null;
  const isOfApp = new RegExp(`\\bapp\\s*\\??\\.\\s*${holder.replaceAll('$', '\\$')}\\b`).test(line);
  return { name: holder, isGlobal: false, isOfApp };
}

/** The variable that is null where one of its members is read. */
function readNull(message: string, line: string): string | null {
  const named = /^([\w$]+) is null$|evaluating '([\w$]+)\./.exec(message);
  const isOfNull = message.includes('is null') || message.includes('null is not an object');
  const read = /of null \(reading '([\w$]+)'/.exec(message)?.[1];
  const holder =
    read === undefined
      ? isOfNull
        ? (named?.[1] ?? named?.[2])
        : undefined
      : new RegExp(`(?<![.\\w$])([\\w$]+)\\s*\\.\\s*${read.replaceAll('$', '\\$')}(?![\\w$])`).exec(
          line,
        )?.[1];
  return holder === undefined || holder === 'null' ? null : holder;
}

function methodNames(models: Iterable<ModelClass>): string[] {
  const names = new Set<string>();
  for (const model of models) {
    for (const relation of Object.keys(model.relations)) names.add(relation);
    for (let at: object | null = model; at !== null && at !== Function.prototype; at = parentOf(at)) {
      for (const key of Object.keys(Object.getOwnPropertyDescriptors(at))) names.add(key);
    }
    for (let at: object | null = model.prototype; at !== null && at !== Object.prototype; at = parentOf(at)) {
      for (const key of Object.keys(Object.getOwnPropertyDescriptors(at))) names.add(key);
    }
  }
  for (const method of 'build create add remove exists findById updateById destroy getAsync'.split(' ')) {
    names.add(method);
  }
  return [...names].filter((name) => !name.startsWith('_'));
}

function parentOf(value: object): object | null {
  return Object.getPrototypeOf(value);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
