/** How a call of a LoopBack 3 model is written with the repositories of LoopBack 4. */
import { literalOf, memberOf, objectKeyOf, objectLiteralOf, variableOf } from './generatedCode.ts';

type Clause = Readonly<Record<string, unknown>>;

/** The parts of a call from which its form with repositories is written; names and keys are code already. */
export interface FormParts {
  /** The repository of the model that is called, or that has the relation: `customerRepository`. */
  readonly repository: string;
  /** The variable of the instance: `customer`. */
  readonly one: string;
  /** The id of the instance; "" for a call of a class. */
  readonly ownerId: string;
  readonly id: string;
  readonly where: Clause | undefined;
  readonly filter: Clause | undefined;
  readonly data: Clause | readonly Clause[];
  /** The class that is made: that of the target of a relation, or the model itself. */
  readonly made: string;
  /** The name of the id of that class. */
  readonly idName: string;
}

/** The parts of a call through a relation. */
export interface RelationFormParts extends FormParts {
  /** The repository that the relation gives: `customerRepository.orders(1)`. */
  readonly related: string;
  readonly relationName: string;
  /** The repository of the target: `orderRepository`. */
  readonly target: string;
  /** The repository and the class of the through model; null if there is none. */
  readonly link: { readonly repository: string; readonly made: string } | null;
  /** The foreign key with the value that it has in the rows of this relation; null for a relation without one. */
  readonly key: { readonly name: string; readonly value: string } | null;
}

/** Writes a call; null where repositories have nothing like it. */
export type RepositoryForm<Parts> = (parts: Parts) => string | null;

/** The forms of the methods that have one, by name; "" is the relation itself. */
export type RepositoryForms<Parts> = Readonly<Record<string, RepositoryForm<Parts>>>;

/** Returns the name of a model's repository. */
export function repositoryOf(modelName: string): string {
  return `${variableOf(modelName)}Repository`;
}

/** Writes a call of a method with those arguments that are there. */
export function callOn(receiver: string, method: string, ...args: readonly (string | undefined)[]): string {
  return `await ${memberOf(receiver, method)}(${args.filter((arg) => arg !== undefined).join(', ')})`;
}

export const clauseCode = (clause: Clause | undefined): string | undefined =>
  clause === undefined ? undefined : literalOf(clause);

/** Writes `{id: 5}`. */
export const idClause = ({ id, idName }: FormParts): string =>
  objectLiteralOf(`${objectKeyOf(idName)}: ${id}`);

/** Writes a where clause that also limits the rows to those of the relation. */
export function ownWhere({ key }: RelationFormParts, where: Clause | undefined): string | undefined {
  if (key === null) return clauseCode(where);
  const own = objectLiteralOf(`${objectKeyOf(key.name)}: ${key.value}`);
  return where === undefined ? own : objectLiteralOf(`and: [${literalOf(where)}, ${own}]`);
}

/** Writes the data of a new row with the foreign key; null for a list. */
export function ownData({ key, data }: RelationFormParts): string | null {
  if (Array.isArray(data)) return null;
  const members = Object.entries(data).map(([name, value]) => `${objectKeyOf(name)}: ${literalOf(value)}`);
  return objectLiteralOf(...members, ...(key === null ? [] : [`${objectKeyOf(key.name)}: ${key.value}`]));
}

/** Writes the first row of a list that is found. */
export const firstOf = (call: string): string => `(${call})[0]`;

/** Writes the number in a count, which is an object in LoopBack 4. */
export const countOf = (call: string): string => `(${call}).count`;

/** Writes a filter with another member. */
export function filterWith(filter: Clause | undefined, more: Clause): string {
  return literalOf({ ...filter, ...more });
}

const whereCode = ({ where }: FormParts): string | undefined => clauseCode(where);

/** The methods of a model's class. */
export const classForms: RepositoryForms<FormParts> = {
  find: ({ repository, filter }) => callOn(repository, 'find', clauseCode(filter)),
  findOne: ({ repository, filter }) => callOn(repository, 'findOne', clauseCode(filter)),
  findById: ({ repository, id }) => callOn(repository, 'findById', id),
  create: ({ repository, data }) =>
    callOn(repository, Array.isArray(data) ? 'createAll' : 'create', literalOf(data)),
  createAll: ({ repository, data }) => callOn(repository, 'createAll', literalOf(data)),
  count: (parts) => countOf(callOn(parts.repository, 'count', whereCode(parts))),
  exists: ({ repository, id }) => callOn(repository, 'exists', id),
  updateAll: (parts) => callOn(parts.repository, 'updateAll', literalOf(parts.data), whereCode(parts)),
  replaceById: ({ repository, id, data }) => callOn(repository, 'replaceById', id, literalOf(data)),
  destroyById: ({ repository, id }) => callOn(repository, 'deleteById', id),
  destroyAll: (parts) => callOn(parts.repository, 'deleteAll', whereCode(parts)),
  build: ({ made, data }) => `new ${made}(${literalOf(data)})`,
};

/** The methods of an instance that is stored. */
export const instanceForms: RepositoryForms<FormParts> = {
  save: ({ repository, one }) => callOn(repository, 'save', one),
  updateAttributes: ({ repository, ownerId, data }) =>
    callOn(repository, 'updateById', ownerId, literalOf(data)),
  replaceAttributes: ({ repository, ownerId, data }) =>
    callOn(repository, 'replaceById', ownerId, literalOf(data)),
  destroy: ({ repository, ownerId }) => callOn(repository, 'deleteById', ownerId),
  reload: ({ repository, ownerId }) => callOn(repository, 'findById', ownerId),
  toJSON: ({ one }) => `${one}.toJSON()`,
  toObject: ({ one }) => `${one}.toObject()`,
};

/** The methods of an instance that is not stored yet. */
export const unsavedForms: RepositoryForms<FormParts> = {
  save: ({ repository, one }) => callOn(repository, 'create', one),
  toJSON: ({ one }) => `${one}.toJSON()`,
  toObject: ({ one }) => `${one}.toObject()`,
};
