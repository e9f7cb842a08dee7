import { camelize } from 'inflection';
import type { Dictionary, ModelClass } from '../model/contracts.ts';
import { defineHasMany } from './hasMany.ts';
import { normalizePolymorphic } from './polymorphic.ts';
import type { RelationDefinition } from './relationDefinition.ts';
import { lookupByName, lookupTarget, type RelationParams, readParams } from './support.ts';

/** Returns the join model: the given one, one found by the names of both sides, or a new one. */
function findOrDefineThrough(modelFrom: ModelClass, modelTo: ModelClass, params: RelationParams): ModelClass {
  if (params.through) return params.through as ModelClass;
  if (params['polymorphic']) throw new Error('Polymorphic relations need a through model');
  const { dataSource } = modelFrom;
  if (!dataSource) throw new Error(`${modelFrom.modelName} is not attached to a data source`);
  if (params['throughTable']) return dataSource.define(String(params['throughTable']));
  const { models } = modelFrom.modelBuilder;
  const name = modelFrom.modelName + modelTo.modelName;
  return (
    lookupByName(models, name) ??
    lookupByName(models, modelTo.modelName + modelFrom.modelName) ??
    dataSource.define(name)
  );
}

/** Declares a hasMany relation through a join model that belongs to both sides (docs/loopback.md#hasandbelongstomany). */
export function defineHasAndBelongsToMany(
  modelFrom: ModelClass,
  target: unknown,
  given?: Dictionary,
): RelationDefinition {
  const params = readParams(target, given);
  const modelTo = lookupTarget(modelFrom, target, params, true);
  const through = findOrDefineThrough(modelFrom, modelTo, params);
  params.through = through;
  const throughParams: Dictionary = {
    as: params.as,
    through,
    properties: params['properties'],
    scope: params['scope'],
    options: params['options'],
  };
  if (params['polymorphic']) {
    const name = params.as || camelize(modelTo.pluralModelName, true);
    const polymorphic = normalizePolymorphic(params['polymorphic'], name);
    throughParams['polymorphic'] = polymorphic;
    if (typeof through.prototype[polymorphic.selector] !== 'function')
      through.belongsTo(polymorphic.selector, { polymorphic: true });
  } else {
    through.belongsTo(modelFrom);
  }
  through.belongsTo(modelTo);
  return defineHasMany(modelFrom, modelTo, throughParams);
}
