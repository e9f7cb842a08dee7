import type { RelationType, ResolvedRelation } from '../../../model/index.ts';
import type { RelationCode } from '../appModel.ts';
import { belongsTo } from './belongsTo.ts';
import { hasMany } from './hasMany.ts';
import { hasManyThrough } from './hasManyThrough.ts';
import { hasOne } from './hasOne.ts';
import { referencesMany } from './referencesMany.ts';

/** Chooses how LoopBack 4 writes a relation; a text says why it does not. */
type Choice = (relation: ResolvedRelation) => RelationCode | string;

const embedded: Choice = () =>
  'LoopBack 4 has no embedded relations. The rows stay in their property, and its routes are gone.';

const choices: Readonly<Record<RelationType, Choice>> = {
  hasMany: ({ definition }) => (definition.through ? hasManyThrough : hasMany),
  hasOne: () => hasOne,
  belongsTo: () => belongsTo,
  hasAndBelongsToMany: () => hasManyThrough,
  referencesMany: () => referencesMany,
  embedsOne: embedded,
  embedsMany: embedded,
};

/** Returns how LoopBack 4 writes a relation; a text says why it does not. */
export function relationCodeFor(relation: ResolvedRelation): RelationCode | string {
  const { kind, definition, isSetUp } = relation;
  if (kind === null) return 'LoopBack does not know its type.';
  if (definition['polymorphic'])
    return 'Polymorphic relations are not written here. Their keys stay as plain properties: find and set the rows by hand.';
  return isSetUp
    ? choices[kind.type](relation)
    : 'LoopBack 3 does not set it up, because a model is missing.';
}
