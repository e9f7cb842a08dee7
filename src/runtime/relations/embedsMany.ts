import { camelize } from 'inflection';
import { includeEmbedded } from '../include/includeEmbedded.ts';
import type { Dictionary, ModelClass, ModelInstance, ValidationErrors } from '../model/contracts.ts';
import { defineHidden, idNameOf } from '../model/modelInstance.ts';
import { hasDuplicateIds } from '../query/idEquals.ts';
import { defineScope } from '../scope.ts';
import { describeFirstError, generatesIds } from './embedding.ts';
import { EmbedsMany } from './embedsManyMethods.ts';
import { RelationDefinition } from './relationDefinition.ts';
import { createScopeMethods, lookupTarget, type RelationParams, readParams } from './support.ts';

const methodNames: Readonly<Record<string, string>> = {
  findById: 'findById',
  destroy: 'destroyById',
  updateById: 'updateById',
  exists: 'exists',
  add: 'add',
  remove: 'remove',
  get: 'findById',
  set: 'updateById',
  unset: 'destroyById',
  at: 'at',
  value: 'value',
  create: 'create',
  build: 'build',
};

const remoteNames: Readonly<Record<string, string>> = {
  findById: 'findById',
  destroy: 'destroyById',
  updateById: 'updateById',
  add: 'link',
  remove: 'unlink',
};

/** Declares a relation to many instances that are stored inside the declaring one (docs/loopback.md#embedsmany). */
export function defineEmbedsMany(
  modelFrom: ModelClass,
  target: unknown,
  given?: Dictionary,
): RelationDefinition {
  const params = readParams(target, given);
  const modelTo = lookupTarget(modelFrom, target, params, true);
  const name = params.as || `${camelize(modelTo.modelName, true)}List`;
  const property = String(params['property'] || camelize(modelTo.pluralModelName, true));
  const definition = new RelationDefinition({
    name,
    type: 'embedsMany',
    modelFrom,
    keyFrom: property === name ? `_${property}` : property,
    modelTo,
    keyTo: idNameOf(modelTo),
    multiple: true,
    properties: params['properties'],
    scope: params['scope'],
    options: params['options'],
    embed: true,
    createRelation: (own, instance) => new EmbedsMany(own, instance),
    include: includeEmbedded,
  });
  modelFrom.relations[name] = definition;
  const { keyFrom, options } = definition;
  modelFrom.dataSource?.defineProperty(modelFrom.modelName, keyFrom, {
    ...(options['property'] as Dictionary | undefined),
    type: [modelTo],
    ...(!options['omitDefaultEmbeddedItem'] && { default: () => [] }),
  });
  validateItems(definition, params);
  defineAccessor(definition, params);
  return definition;
}

function defineAccessor(definition: RelationDefinition, params: RelationParams): void {
  const { modelFrom, modelTo, name, options } = definition;
  const names = options['persistent'] ? methodNames : { ...methodNames, destroyAll: 'destroyAll' };
  const methods = createScopeMethods(definition, names, params['scopeMethods']);
  for (const [method, remoteName] of Object.entries(remoteNames))
    if (methods[method]) defineHidden(modelFrom.prototype, `__${remoteName}__${name}`, methods[method]);
  const scope = defineScope(modelFrom.prototype, modelTo as ModelClass, name, () => ({}), methods, options);
  scope.read = (receiver, scopeParams, condition, readOptions, callback) =>
    new EmbedsMany(definition, receiver as ModelInstance).related(
      scopeParams,
      condition,
      readOptions,
      callback,
    );
}

type AddError = (message: string, code: string) => void;

/** Adds a validation of the list to the declaring model. */
function validateList(
  { modelFrom, keyFrom }: RelationDefinition,
  check: (items: readonly unknown[], addError: AddError) => void,
  conf: Dictionary = {},
): void {
  const run = function checkList(this: ModelInstance, report: (kind: unknown) => void): void {
    let hasFailed = false;
    check((this[keyFrom] || []) as unknown[], (message, code) => {
      hasFailed = true;
      (this.errors as ValidationErrors).add(keyFrom, message, code);
    });
    if (hasFailed) report(false);
  };
  (modelFrom['validate'] as (...args: unknown[]) => void).call(modelFrom, keyFrom, run, conf);
}

function validateItems(definition: RelationDefinition, params: RelationParams): void {
  const { keyTo, options } = definition;
  const modelTo = definition.modelTo as ModelClass;
  const isItem = (item: unknown): item is ModelInstance => item instanceof modelTo;
  const idOf = (item: unknown): unknown => (item as Dictionary)[keyTo];
  if (!generatesIds(modelTo))
    validateList(definition, (items, addError) => {
      for (const [index, item] of items.entries())
        if (isItem(item) && (idOf(item) === undefined || idOf(item) === null))
          addError(`contains invalid item at index \`${index}\`: \`${keyTo}\` is blank`, 'invalid');
    });
  if (!params['polymorphic'])
    validateList(
      definition,
      (items, addError) => {
        const ids = items.map((item) => idOf(item) && String(idOf(item)));
        if (hasDuplicateIds(ids, modelTo.modelBuilder.engine))
          addError(`contains duplicate \`${keyTo}\``, 'uniqueness');
      },
      { code: 'uniqueness' },
    );
  if (options['validate'] !== false)
    validateList(definition, (items, addError) => {
      for (const [index, item] of items.entries()) {
        if (!isItem(item)) {
          addError('contains invalid item', 'invalid');
        } else if (!item.isValid()) {
          const where = idOf(item) ? `: \`${String(idOf(item))}\`` : ` at index \`${index}\``;
          addError(`contains invalid item${where} (${describeFirstError(item)})`, 'invalid');
        }
      }
    });
}
