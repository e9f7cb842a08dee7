import { camelize } from 'inflection';
import { includeReferences } from '../include/includeReferences.ts';
import type { Dictionary, ModelClass, ModelInstance, ValidationErrors } from '../model/contracts.ts';
import { defineHidden, idNameOf } from '../model/modelInstance.ts';
import { hasDuplicateIds } from '../query/idEquals.ts';
import { defineScope } from '../scope.ts';
import { ReferencesMany } from './referencesManyMethods.ts';
import { RelationDefinition } from './relationDefinition.ts';
import { createScopeMethods, lookupTarget, readParams } from './support.ts';

const methodNames = {
  findById: 'findById',
  destroy: 'destroyById',
  updateById: 'updateById',
  exists: 'exists',
  add: 'add',
  remove: 'remove',
  at: 'at',
  create: 'create',
  build: 'build',
} as const;

const remoteNames: Readonly<Record<string, string>> = {
  findById: 'findById',
  destroy: 'destroyById',
  updateById: 'updateById',
  add: 'link',
  remove: 'unlink',
};

/** Declares a relation to many by a list of their ids on the declaring model (docs/loopback.md#referencesmany). */
export function defineReferencesMany(
  modelFrom: ModelClass,
  target: unknown,
  given?: Dictionary,
): RelationDefinition {
  const params = readParams(target, given);
  const modelTo = lookupTarget(modelFrom, target, params, true);
  const name = params.as || camelize(modelTo.pluralModelName, true);
  const keyFrom = params.foreignKey || camelize(`${modelTo.modelName}_ids`, true);
  const keyTo = idNameOf(modelTo);
  const definition = new RelationDefinition({
    name,
    type: 'referencesMany',
    modelFrom,
    keyFrom,
    modelTo,
    keyTo,
    multiple: true,
    properties: params['properties'],
    scope: params['scope'],
    options: params['options'],
    createRelation: (own, instance) => new ReferencesMany(own, instance),
    include: includeReferences,
  });
  modelFrom.relations[name] = definition;
  modelFrom.dataSource?.defineProperty(modelFrom.modelName, keyFrom, {
    type: [modelTo.definition.properties[keyTo]?.type],
    default: () => [],
  });
  refuseDuplicates(definition);
  const methods = createScopeMethods(definition, methodNames, params['scopeMethods']);
  for (const [method, remoteName] of Object.entries(remoteNames))
    if (methods[method]) defineHidden(modelFrom.prototype, `__${remoteName}__${name}`, methods[method]);
  const scope = defineScope(modelFrom.prototype, modelTo, name, () => ({}), methods, definition.options);
  scope.read = (receiver, scopeParams, condition, options, callback) =>
    new ReferencesMany(definition, receiver as ModelInstance).related(
      scopeParams,
      condition,
      options,
      callback,
    );
  return definition;
}

function refuseDuplicates({ modelFrom, modelTo, keyFrom, name }: RelationDefinition): void {
  const validate = modelFrom['validate'] as (...args: unknown[]) => void;
  const check = function checkDuplicates(this: ModelInstance, report: (kind: unknown) => void): void {
    if (!hasDuplicateIds(this[keyFrom], modelFrom.modelBuilder.engine)) return;
    (this.errors as ValidationErrors).add(
      name,
      `contains duplicate \`${modelTo?.modelName}\` instance`,
      'uniqueness',
    );
    report(false);
  };
  validate.call(modelFrom, name, check, { code: 'uniqueness' });
}
