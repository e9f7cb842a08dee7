import { closestName } from '../../lib/closestName.ts';
import type { ModelClass } from '../../runtime/index.ts';
import type { ShownError } from '../shown.ts';

/** A sentence on a name that is not there, with the one that was meant. */
export interface NameHint {
  readonly message: string;
  readonly rule: string;
  readonly instead: string;
}

/** Conditions that are looked at in one call. */
const mostNames = 200;

/**
 * Looks for names in the arguments of a call that are neither properties nor
 * relations of the model that is asked. LoopBack takes them without an error,
 * and finds nothing.
 *
 * @param model the one whose rows are asked for
 */
export function findUnknownNames(model: ModelClass, method: string, args: readonly unknown[]): NameHint[] {
  const { where, filter } = readQuery(method, args);
  const conditions = where ?? filter?.['where'];
  const unknown = new Set(namesIn(conditions).filter((name) => !isProperty(model, name)));
  const order = [filter?.['order']].flat().filter((one) => typeof one === 'string');
  const unsorted = order
    .map((one) => one.trim().split(/\s+/)[0] ?? '')
    .filter((name) => name !== '' && !isProperty(model, name) && !unknown.has(name));
  const relations = includesIn(filter?.['include']).filter((name) => !Object.hasOwn(model.relations, name));
  return [
    ...[...unknown].map((name) =>
      toHint(model, 'property', name, 'A condition on it matches only rows that hold such a value.'),
    ),
    ...unsorted.map((name) => toHint(model, 'property', name, 'Ordered by it, rows stay as they come.')),
    ...relations.map((name) => toHint(model, 'relation', name, 'LoopBack refuses to include it.')),
  ];
}

/** What code called that is not there, where the error of the engine says so. */
export function explainError(
  { name, message, line }: ShownError,
  code: string,
  models: ReadonlyMap<string, ModelClass>,
): NameHint | null {
  const meant = readMissing(name, message, line === null ? '' : (code.split('\n')[line - 1] ?? ''));
  if (meant === null) return null;
  const known = meant.isGlobal ? [...models.keys()] : methodNames(models.values());
  const nearest = closestName(meant.name, known);
  if (nearest === null || nearest === meant.name) return null;
  const what = meant.isGlobal ? 'model' : 'method or relation';
  return {
    message: `There is no ${what} ${meant.name}; did you mean ${nearest}?`,
    rule: meant.isGlobal
      ? 'The models of the design are there by their names.'
      : 'A relation is a method of its model by the name that it has in the design.',
    instead: '',
  };
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

/** The properties that a where clause asks about, without what stands in them. */
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

function includesIn(include: unknown): string[] {
  if (typeof include === 'string') return [include];
  if (Array.isArray(include)) return include.slice(0, mostNames).flatMap(includesIn);
  if (!isPlain(include)) return [];
  const { relation } = include;
  if (typeof relation === 'string') return [relation];
  return relation === undefined ? Object.keys(include) : [];
}

function isProperty(model: ModelClass, name: string): boolean {
  return Object.hasOwn(model.definition.properties, name) || name === 'id' || name.startsWith('$');
}

function toHint(model: ModelClass, what: 'property' | 'relation', name: string, rule: string): NameHint {
  const known = Object.keys(what === 'property' ? model.definition.properties : model.relations);
  const nearest = closestName(name, known);
  const question = nearest === null ? '.' : `; did you mean ${nearest}?`;
  const all = known.slice(0, 8).join(', ');
  return {
    message: `${model.modelName} has no ${what} ${name.slice(0, 100)}${question}`,
    rule,
    instead: nearest === null && all !== '' ? `It has ${all}.` : '',
  };
}

interface Missing {
  readonly name: string;
  readonly isGlobal: boolean;
}

/** Reads what was missing from the words of V8, Firefox and WebKit. */
function readMissing(name: string, message: string, line: string): Missing | null {
  if (name === 'ReferenceError') {
    const global = /^(?:Can't find variable: )?([\w$]+)(?: is not defined)?$/.exec(message)?.[1];
    return global === undefined ? null : { name: global, isGlobal: true };
  }
  if (name !== 'TypeError') return null;
  const called = /([\w$]+) is not a function/.exec(message)?.[1];
  if (called !== undefined) return { name: called, isGlobal: false };
  const read = /reading '([\w$]+)'/.exec(message)?.[1];
  const holder =
    read === undefined
      ? /\.([\w$]+) is undefined/.exec(message)?.[1]
      : new RegExp(`([\\w$]+)\\s*\\??\\.\\s*${read.replaceAll('$', '\\$')}\\b`).exec(line)?.[1];
  return holder === undefined ? null : { name: holder, isGlobal: false };
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
