import { camelize } from 'inflection';
import { includeMany } from '../include/includeMany.ts';
import { includeThrough } from '../include/includeThrough.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance } from '../model/contracts.ts';
import { defineHidden } from '../model/modelInstance.ts';
import { defineScope } from '../scope.ts';
import { HasMany } from './hasManyMethods.ts';
import { HasManyThrough } from './hasManyThroughMethods.ts';
import { normalizePolymorphic } from './polymorphic.ts';
import { RelationDefinition } from './relationDefinition.ts';
import { createScopeMethods, lookupTarget, type RelationParams, readParams } from './support.ts';

const directMethods = {
  findById: 'findById',
  destroy: 'destroyById',
  updateById: 'updateById',
  exists: 'exists',
  create: 'create',
  build: 'build',
} as const;

const throughMethods = {
  findById: 'findById',
  destroy: 'destroyById',
  updateById: 'updateById',
  exists: 'exists',
  create: 'create',
  add: 'add',
  remove: 'remove',
} as const;

/** The names under which REST calls scope methods, by the name of the method. */
const remoteNames: Readonly<Record<string, string>> = {
  findById: 'findById',
  destroy: 'destroyById',
  updateById: 'updateById',
  exists: 'exists',
  add: 'link',
  remove: 'unlink',
};

/** Declares a hasMany relation, direct or through another model (docs/loopback.md#hasmany). */
export function defineHasMany(
  modelFrom: ModelClass,
  target: unknown,
  given?: Dictionary,
): RelationDefinition {
  const params = readParams(target, given);
  const modelTo = lookupTarget(modelFrom, target, params, true);
  const definition = createDefinition(modelFrom, modelTo, params);
  modelFrom.relations[definition.name] = definition;
  if (!definition.modelThrough)
    modelTo.dataSource?.defineForeignKey(
      modelTo.modelName,
      definition.keyTo,
      modelFrom.modelName,
      definition.keyFrom,
    );
  else definition.modelThrough.dataSource?.addIndex(definition.modelThrough.modelName, definition.keyTo);
  const methods = createScopeMethods(
    definition,
    definition.modelThrough ? throughMethods : directMethods,
    params['scopeMethods'],
  );
  for (const [name, remoteName] of Object.entries(remoteNames))
    if (methods[name])
      defineHidden(modelFrom.prototype, `__${remoteName}__${definition.name}`, methods[name]);
  defineScope(
    modelFrom.prototype,
    definition.modelThrough ?? modelTo,
    definition.name,
    function makeScope(this: ModelInstance): Filter {
      return createFilter(definition, this);
    },
    methods,
    definition.options,
  );
  return definition;
}

function createDefinition(
  modelFrom: ModelClass,
  modelTo: ModelClass,
  params: RelationParams,
): RelationDefinition {
  const name = params.as || camelize(modelTo.pluralModelName, true);
  let keyTo = params.foreignKey || camelize(`${modelFrom.modelName}_id`, true);
  let keyThrough = params.keyThrough || camelize(`${modelTo.modelName}_id`, true);
  const polymorphic = params['polymorphic'] ? normalizePolymorphic(params['polymorphic'], name) : undefined;
  if (polymorphic && params['invert']) {
    polymorphic.invert = true;
    keyThrough = polymorphic.foreignKey;
  } else if (polymorphic) {
    keyTo = polymorphic.foreignKey;
  }
  const modelThrough = params.through as ModelClass | undefined;
  if (polymorphic && !modelThrough)
    modelTo.dataSource?.defineProperty(modelTo.modelName, polymorphic.discriminator, {
      type: 'string',
      index: true,
    });
  return new RelationDefinition({
    name,
    type: 'hasMany',
    modelFrom,
    keyFrom: params.primaryKey || modelFrom.definition.idName() || 'id',
    modelTo,
    keyTo,
    multiple: true,
    modelThrough,
    keyThrough,
    polymorphic,
    properties: params['properties'],
    scope: params['scope'],
    options: params['options'],
    createRelation: (definition, instance) =>
      definition.modelThrough ? new HasManyThrough(definition, instance) : new HasMany(definition, instance),
    include: modelThrough ? includeThrough : includeMany,
  });
}

/** Returns the current filter of `customer.orders`. */
function createFilter(definition: RelationDefinition, instance: ModelInstance): Filter {
  const filter: Filter = { where: { [definition.keyTo]: instance[definition.keyFrom] } };
  definition.applyScope(instance, filter);
  if (!definition.modelThrough) return filter;
  filter.collect = findTargetRelation(definition, definition.modelThrough);
  filter.include = filter.collect;
  return filter;
}

/** Finds the relation of the through model to the target. */
function findTargetRelation(
  { modelTo, keyThrough, polymorphic }: RelationDefinition,
  through: ModelClass,
): string {
  if (polymorphic?.invert) return polymorphic.selector;
  const found = Object.values(through.relations).find(
    (relation) =>
      relation.type === 'belongsTo' &&
      relation.keyFrom === keyThrough &&
      ((relation.polymorphic && !relation.modelTo) || relation.modelTo === modelTo),
  );
  return found?.name ?? camelize((modelTo as ModelClass).modelName, true);
}
