import type { MethodSignature } from '../../../model/index.ts';
import type { DesignRelation } from '../design/design.ts';
import { signaturesOf } from './signaturesOf.ts';

/** What a method asks for, in order. `link` is the id of a target to link. */
type ArgumentKind = 'id' | 'where' | 'filter' | 'data' | 'link';

/** A method that a form can call. */
export interface CallMethod {
  readonly name: string;
  readonly takes: readonly ArgumentKind[];
  /** Whether it answers at once, without a promise or a callback. */
  readonly isSync?: true;
  /** Whether only a callback makes it save, or answer. */
  readonly needsCallback?: true;
  /** What the result is called in code with callbacks. */
  readonly gives: 'one' | 'many' | 'info' | 'count' | 'exists' | 'nothing';
  /** One sentence. */
  readonly summary: string;
  /** One sentence where it reads or writes other rows than its name promises. */
  readonly warning?: string;
}

/** Of a model class; `build` is `new Model(data)`. */
export const classMethods: readonly CallMethod[] = [
  { name: 'find', takes: ['filter'], gives: 'many', summary: 'All rows that match, as instances.' },
  { name: 'findById', takes: ['id'], gives: 'one', summary: 'The instance with this id, or null.' },
  { name: 'findOne', takes: ['filter'], gives: 'one', summary: 'The first match, or null.' },
  {
    name: 'build',
    takes: ['data'],
    isSync: true,
    gives: 'one',
    summary: 'A new instance; nothing is stored.',
  },
  { name: 'create', takes: ['data'], gives: 'one', summary: 'Validates and stores an instance.' },
  { name: 'count', takes: ['where'], gives: 'count', summary: 'How many rows match.' },
  { name: 'exists', takes: ['id'], gives: 'exists', summary: 'Whether there is a row with this id.' },
  {
    name: 'updateAll',
    takes: ['where', 'data'],
    gives: 'info',
    summary: 'Writes into all matching rows, without validating them.',
  },
  {
    name: 'upsert',
    takes: ['data'],
    gives: 'one',
    summary: 'Updates the row with the id in the data, or creates one.',
  },
  {
    name: 'findOrCreate',
    takes: ['filter', 'data'],
    gives: 'one',
    summary: 'The first match, or a new row; a promise gives [instance, created].',
  },
  {
    name: 'replaceById',
    takes: ['id', 'data'],
    gives: 'one',
    summary: 'Writes the row anew: properties that are not given are dropped.',
  },
  { name: 'destroyById', takes: ['id'], gives: 'info', summary: 'Removes one row; none is no error.' },
  {
    name: 'destroyAll',
    takes: ['where'],
    gives: 'info',
    summary: 'Removes all matching rows: a where clause, not a filter.',
  },
];

/** Of one instance. */
export const instanceMethods: readonly CallMethod[] = [
  { name: 'updateAttributes', takes: ['data'], gives: 'one', summary: 'Validates and writes properties.' },
  {
    name: 'replaceAttributes',
    takes: ['data'],
    gives: 'one',
    summary: 'Writes the row anew: properties that are not given are dropped.',
  },
  { name: 'save', takes: [], gives: 'one', summary: 'Stores the instance as it is.' },
  {
    name: 'destroy',
    takes: [],
    gives: 'info',
    summary: 'Removes the row. Rows that point at it stay as they are.',
  },
  { name: 'reload', takes: [], gives: 'one', summary: 'A new instance with what is stored now.' },
];

/** What a method of the catalogue takes, as a form asks for it; anything else it may take is left out. */
const argumentKinds: Readonly<Record<string, ArgumentKind>> = {
  id: 'id',
  where: 'where',
  filter: 'filter',
  data: 'data',
  targetOrId: 'link',
};

/** What no form can give. */
const notOffered: ReadonlySet<string> = new Set(['', 'at', 'getAsync']);

/** The methods of a relation that a form can call, as the catalogue of relation kinds has them. */
export function methodsOf(relation: DesignRelation, owner: string): readonly CallMethod[] {
  return signaturesOf(owner, relation)
    .filter(({ name }) => !notOffered.has(name))
    .map(toCallMethod);
}

function toCallMethod({ name, takes, returns, isAsync, summary, warning }: MethodSignature): CallMethod {
  const kinds = takes.map((argument) => argumentKinds[argument.replace('?', '')]);
  const needsCallback = takes.includes('callback');
  return {
    name,
    takes: kinds.filter((kind) => kind !== undefined),
    ...(needsCallback ? { needsCallback } : !isAsync && { isSync: true as const }),
    gives: givesOf(returns.replace(/^Promise<(.*)>$/, '$1')),
    summary,
    ...(warning !== null && { warning }),
  };
}

function givesOf(result: string): CallMethod['gives'] {
  if (result.endsWith('[]')) return 'many';
  const known = {
    number: 'count',
    boolean: 'exists',
    void: 'nothing',
    '{count}': 'info',
    ids: 'info',
  } as const;
  return known[result as keyof typeof known] ?? 'one';
}

/** LoopBack's other names of a method. */
const aliases: Readonly<Record<string, string>> = {
  deleteAll: 'destroyAll',
  deleteById: 'destroyById',
  removeById: 'destroyById',
  updateOrCreate: 'upsert',
  patchOrCreate: 'upsert',
  patchAttributes: 'updateAttributes',
  delete: 'destroy',
  createAll: 'create',
  getAsync: 'find',
};
const classAliases: Readonly<Record<string, string>> = {
  ...aliases,
  update: 'updateAll',
  remove: 'destroyAll',
  new: 'build',
};
const instanceAliases: Readonly<Record<string, string>> = { ...aliases, remove: 'destroy' };
const relationAliases: Readonly<Record<string, string>> = {
  ...aliases,
  destroyById: 'destroy',
  set: 'updateById',
  unset: 'destroy',
};
const singleAliases: Readonly<Record<string, string>> = { getAsync: 'get' };
const singleTypes: ReadonlySet<string> = new Set(['belongsTo', 'hasOne', 'embedsOne']);

/** What code may call besides what the forms offer, for its REST request. */
const plainUpdate: CallMethod = { name: 'updateAttribute', takes: [], gives: 'one', summary: '' };

/**
 * The method that a call by this name is about; null for one that is not known.
 *
 * @param owner the model that is called, or whose instance is
 * @param relation null for a call of the class, or of an instance itself
 */
export function methodCalled(
  name: string,
  owner: string,
  relation: DesignRelation | null,
  isOnInstance: boolean,
): CallMethod | null {
  const [known, table] =
    relation !== null
      ? [methodsOf(relation, owner), singleTypes.has(relation.type) ? singleAliases : relationAliases]
      : isOnInstance
        ? [[...instanceMethods, plainUpdate], instanceAliases]
        : [classMethods, classAliases];
  return known.find((method) => method.name === (table[name] ?? name)) ?? null;
}
