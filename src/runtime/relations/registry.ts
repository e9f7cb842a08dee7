import type { Dictionary, ModelClass } from '../model/contracts.ts';
import { defineBelongsTo } from './belongsTo.ts';
import { defineHasAndBelongsToMany } from './hasAndBelongsToMany.ts';
import { defineHasMany } from './hasMany.ts';
import { defineHasOne } from './hasOne.ts';
import { defineReferencesMany } from './referencesMany.ts';
import type { RelationDefinition } from './relationDefinition.ts';

type DefineRelation = (modelFrom: ModelClass, target: unknown, params?: Dictionary) => RelationDefinition;

/** The kinds that the runtime runs. A new kind is a file and a line here. */
const kinds: Readonly<Record<string, DefineRelation>> = {
  hasMany: defineHasMany,
  belongsTo: defineBelongsTo,
  hasOne: defineHasOne,
  hasAndBelongsToMany: defineHasAndBelongsToMany,
  referencesMany: defineReferencesMany,
};

/** Kinds that LoopBack knows and the runtime only keeps. */
const keptKinds: readonly string[] = ['embedsOne', 'embedsMany'];

/** Every type that a definition may name, by its exact spelling. */
export const relationTypes: readonly string[] = [...Object.keys(kinds), ...keptKinds];

type RelationStatic = (this: ModelClass, target: unknown, params?: Dictionary) => unknown;

const keep = (type: string): RelationStatic =>
  function keepRelation(this: ModelClass, target, params) {
    const name =
      params?.['as'] ?? (typeof target === 'string' ? target : (target as ModelClass | undefined)?.modelName);
    this.dataSource?.notice(
      'RELATION_KIND_UNSUPPORTED',
      `${this.modelName}.${String(name)} is a ${type} relation.`,
    );
    return undefined;
  };

/** `Model.hasMany(…)` and its kin. */
export const relationStatics: Readonly<Record<string, RelationStatic>> = {
  ...Object.fromEntries(
    Object.entries(kinds).map(([type, define]): [string, RelationStatic] => [
      type,
      function defineRelation(this: ModelClass, target, params) {
        return define(this, target, params);
      },
    ]),
  ),
  ...Object.fromEntries(keptKinds.map((type) => [type, keep(type)])),
};
