import type { DesignRelation } from '../design.ts';

/** What a method asks for, in order. `link` is the id of a target to link. */
export type ArgumentKind = 'id' | 'where' | 'filter' | 'data' | 'link';

/** A method that a form can call. */
export interface CallMethod {
  readonly name: string;
  readonly takes: readonly ArgumentKind[];
  /** Whether it answers at once, without a promise or a callback. */
  readonly isSync?: true;
  /** What the result is called in code with callbacks. */
  readonly gives: 'one' | 'many' | 'info' | 'count' | 'exists' | 'nothing';
  /** One sentence. */
  readonly summary: string;
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

const find: CallMethod = {
  name: 'find',
  takes: ['filter'],
  gives: 'many',
  summary: 'The related rows that match the filter.',
};
const build: CallMethod = {
  name: 'build',
  takes: ['data'],
  isSync: true,
  gives: 'one',
  summary: 'An instance with its foreign key set; nothing is stored.',
};
const create: CallMethod = {
  name: 'create',
  takes: ['data'],
  gives: 'one',
  summary: 'Stores an instance with its foreign key set.',
};
const updateById: CallMethod = {
  name: 'updateById',
  takes: ['id', 'data'],
  gives: 'one',
  summary: 'Writes into one of them; 404 when it is not this one’s.',
};
const destroy: CallMethod = {
  name: 'destroy',
  takes: ['id'],
  gives: 'info',
  summary: 'Removes one of them; 404 when it is not this one’s.',
};

const many: readonly CallMethod[] = [
  build,
  create,
  find,
  {
    name: 'findById',
    takes: ['id'],
    gives: 'one',
    summary: 'The one with this id; 404 when it is not this one’s.',
  },
  { name: 'findOne', takes: ['filter'], gives: 'one', summary: 'The first match, or null.' },
  updateById,
  {
    name: 'updateAll',
    takes: ['where', 'data'],
    gives: 'info',
    summary: 'Writes into all that match, without validating them.',
  },
  destroy,
  {
    name: 'destroyAll',
    takes: ['where'],
    gives: 'info',
    summary: 'Removes all that match: a where clause, not a filter.',
  },
  { name: 'count', takes: ['where'], gives: 'count', summary: 'How many match.' },
  { name: 'exists', takes: ['id'], gives: 'exists', summary: 'true, or rejects with 404.' },
];

const linking: readonly CallMethod[] = [
  ...many,
  { name: 'add', takes: ['link'], gives: 'one', summary: 'Links an instance that is there.' },
  { name: 'remove', takes: ['link'], gives: 'nothing', summary: 'Removes the link, not the instance.' },
];

const getOne: CallMethod = { name: 'get', takes: [], gives: 'one', summary: 'The related instance.' };
const updateOne: CallMethod = {
  name: 'update',
  takes: ['data'],
  gives: 'one',
  summary: 'Writes into the related instance.',
};
const single: readonly CallMethod[] = [
  getOne,
  { ...build, summary: 'A related instance; nothing is stored.' },
  create,
  updateOne,
  {
    name: 'destroy',
    takes: [],
    gives: 'info',
    summary: 'hasOne: removes the related row. belongsTo: unsets the key and keeps the row.',
  },
];

/** By the type of the relation; embedded lists have no reads that give promises. */
const byType: Readonly<Record<string, readonly CallMethod[]>> = {
  hasMany: many,
  'hasMany through': linking,
  hasAndBelongsToMany: linking,
  referencesMany: linking.filter(({ name }) => !['updateAll', 'findOne'].includes(name)),
  embedsMany: [build, create, updateById, destroy],
  embedsOne: [build, create, updateOne],
  belongsTo: single,
  hasOne: single,
};

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
const relationAliases: Readonly<Record<string, string>> = { ...aliases, destroyById: 'destroy' };

/** What code may call besides what the forms offer, for its REST request. */
const plainUpdate: CallMethod = { name: 'updateAttribute', takes: [], gives: 'one', summary: '' };

/**
 * The method that a call by this name is about; null for one that is not known.
 *
 * @param relation null for a call of the class, or of an instance itself
 */
export function methodCalled(
  name: string,
  relation: DesignRelation | null,
  isOnInstance: boolean,
): CallMethod | null {
  const [known, table] =
    relation !== null
      ? [methodsOf(relation), relationAliases]
      : isOnInstance
        ? [[...instanceMethods, plainUpdate], instanceAliases]
        : [classMethods, classAliases];
  return known.find((method) => method.name === (table[name] ?? name)) ?? null;
}

export function methodsOf(relation: DesignRelation): readonly CallMethod[] {
  const methods = byType[relation.type] ?? [];
  // A polymorphic belongsTo knows no model to make.
  return relation.model === '' ? methods.filter(({ name }) => name === 'get') : methods;
}
