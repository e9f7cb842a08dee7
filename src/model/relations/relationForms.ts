/**
 * How the methods of relations are written with the repositories of LoopBack 4, by
 * kind. It is beside the kinds, which the first page holds, because only the log needs it.
 */
import type { RelationDefinition, RelationType } from '../definition.ts';
import { literalOf, memberOf, objectLiteralOf } from '../generatedCode.ts';
import {
  callOn,
  clauseCode,
  countOf,
  filterWith,
  firstOf,
  idClause,
  ownData,
  ownWhere,
  type RelationFormParts,
  type RepositoryForm,
  type RepositoryForms,
} from '../repositoryForm.ts';

type Form = RepositoryForm<RelationFormParts>;

const found: Form = ({ related, filter }) => callOn(related, 'find', clauseCode(filter));
const created: Form = ({ related, data }) =>
  Array.isArray(data) ? null : callOn(related, 'create', literalOf(data));
const foundById: Form = (parts) =>
  firstOf(callOn(parts.related, 'find', objectLiteralOf(`where: ${idClause(parts)}`)));
const patchedById: Form = (parts) => callOn(parts.related, 'patch', literalOf(parts.data), idClause(parts));
const deletedById: Form = (parts) => callOn(parts.related, 'delete', idClause(parts));
const existing: Form = (parts) =>
  `(${callOn(parts.related, 'find', objectLiteralOf(`where: ${idClause(parts)}`))}).length > 0`;
const built: Form = (parts) => {
  const data = ownData(parts);
  return data === null ? null : `new ${parts.made}(${data})`;
};

const hasManyForms: RepositoryForms<RelationFormParts> = {
  '': found,
  find: found,
  findOne: ({ related, filter }) => firstOf(callOn(related, 'find', filterWith(filter, { limit: 1 }))),
  findById: foundById,
  exists: existing,
  build: built,
  create: created,
  updateById: patchedById,
  updateAll: ({ related, data, where }) => callOn(related, 'patch', literalOf(data), clauseCode(where)),
  destroy: deletedById,
  destroyAll: ({ related, where }) => callOn(related, 'delete', clauseCode(where)),
  count: (parts) => countOf(callOn(parts.target, 'count', ownWhere(parts, parts.where))),
};

/** Of a relation with a through model. Some methods of LoopBack 3 act on its rows. */
const throughForms: RepositoryForms<RelationFormParts> = {
  '': found,
  find: found,
  findById: foundById,
  exists: existing,
  create: created,
  updateById: patchedById,
  destroy: deletedById,
  add: ({ related, id }) => callOn(related, 'link', id),
  remove: ({ related, id }) => callOn(related, 'unlink', id),
  build: (parts) => {
    const data = ownData(parts);
    return parts.link === null || data === null ? null : `new ${parts.link.made}(${data})`;
  },
  findOne: (parts) => {
    const { where, ...others } = parts.filter ?? {};
    const clause = ownWhere(parts, where as Readonly<Record<string, unknown>> | undefined);
    const members = Object.entries(others).map(([name, value]) => `${name}: ${literalOf(value)}`);
    return linked(parts, ({ repository }) =>
      callOn(repository, 'findOne', objectLiteralOf(`where: ${clause}`, ...members)),
    );
  },
  updateAll: (parts) =>
    linked(parts, ({ repository }) =>
      callOn(repository, 'updateAll', literalOf(parts.data), ownWhere(parts, parts.where)),
    ),
  destroyAll: (parts) =>
    linked(parts, ({ repository }) => callOn(repository, 'deleteAll', ownWhere(parts, parts.where))),
  count: (parts) =>
    linked(parts, ({ repository }) => countOf(callOn(repository, 'count', ownWhere(parts, parts.where)))),
};

function linked(
  { link, key }: RelationFormParts,
  write: (link: { readonly repository: string }) => string,
): string | null {
  return link === null || key === null ? null : write(link);
}

const got: Form = ({ related }) => callOn(related, 'get');

const hasOneForms: RepositoryForms<RelationFormParts> = {
  '': got,
  get: got,
  build: built,
  create: created,
  update: ({ related, data }) => callOn(related, 'patch', literalOf(data)),
  destroy: ({ related }) => callOn(related, 'delete'),
};

/** A belongsTo has no repository: its accessor takes the id of the instance and returns the target. */
const reached: Form = ({ related }) => `await ${related}`;

const belongsToForms: RepositoryForms<RelationFormParts> = {
  '': reached,
  get: reached,
  build: ({ made, data }) => `new ${made}(${literalOf(data)})`,
  update: ({ target, one, key, data }) =>
    key === null ? null : callOn(target, 'updateById', memberOf(one, key.name), literalOf(data)),
};

/** The accessor of a referencesMany returns only the first row: an include has them all. */
const included: Form = ({ repository, ownerId, relationName, filter }) => {
  const include =
    filter === undefined ? literalOf([relationName]) : literalOf([{ relation: relationName, scope: filter }]);
  const owner = callOn(repository, 'findById', ownerId, objectLiteralOf(`include: ${include}`));
  return memberOf(`(${owner})`, relationName);
};

const referencesManyForms: RepositoryForms<RelationFormParts> = {
  '': included,
  find: included,
  build: ({ made, data }) => `new ${made}(${literalOf(data)})`,
  ...tableForms(),
};

/** Methods that LoopBack 3 does not limit to the relation. */
function tableForms(): RepositoryForms<RelationFormParts> {
  return {
    findOne: ({ target, filter }) => callOn(target, 'findOne', clauseCode(filter)),
    updateAll: ({ target, data, where }) => callOn(target, 'updateAll', literalOf(data), clauseCode(where)),
    destroyAll: ({ target, where }) => callOn(target, 'deleteAll', clauseCode(where)),
    count: ({ target, where }) => countOf(callOn(target, 'count', clauseCode(where))),
  };
}

const formsByKind: Partial<
  Record<RelationType, (definition: RelationDefinition) => RepositoryForms<RelationFormParts>>
> = {
  hasMany: ({ through }) => (through ? throughForms : hasManyForms),
  hasAndBelongsToMany: () => throughForms,
  hasOne: () => hasOneForms,
  belongsTo: () => belongsToForms,
  referencesMany: () => referencesManyForms,
};

/** Returns how the methods of a relation are written; nothing for a kind that LoopBack 4 does not have. */
export function relationForms(
  type: RelationType,
  definition: RelationDefinition,
): RepositoryForms<RelationFormParts> {
  return formsByKind[type]?.(definition) ?? {};
}
