import type { Dictionary, ModelClass } from '../model/contracts.ts';
import { defineBelongsTo } from './belongsTo.ts';
import { defineEmbedsMany } from './embedsMany.ts';
import { defineEmbedsOne } from './embedsOne.ts';
import { defineHasAndBelongsToMany } from './hasAndBelongsToMany.ts';
import { defineHasMany } from './hasMany.ts';
import { defineHasOne } from './hasOne.ts';
import { defineReferencesMany } from './referencesMany.ts';
import type { RelationDefinition } from './relationDefinition.ts';

type DefineRelation = (modelFrom: ModelClass, target: unknown, params?: Dictionary) => RelationDefinition;

/** The kinds of relation by their exact spelling. A new kind is a file and a line here. */
const kinds: Readonly<Record<string, DefineRelation>> = {
  belongsTo: defineBelongsTo,
  hasMany: defineHasMany,
  hasOne: defineHasOne,
  hasAndBelongsToMany: defineHasAndBelongsToMany,
  referencesMany: defineReferencesMany,
  embedsOne: defineEmbedsOne,
  embedsMany: defineEmbedsMany,
};

export const relationTypes: readonly string[] = Object.keys(kinds);

type RelationStatic = (this: ModelClass, target: unknown, params?: Dictionary) => RelationDefinition;

/** `Model.hasMany(…)` and the like. */
export const relationStatics: Readonly<Record<string, RelationStatic>> = Object.fromEntries(
  Object.entries(kinds).map(([type, define]): [string, RelationStatic] => [
    type,
    function defineRelation(this: ModelClass, target, params) {
      return define(this, target, params);
    },
  ]),
);
