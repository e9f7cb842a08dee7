import type { CreateOutcome } from '../connector.ts';
import { createStoreError, FailureWithResult } from '../errors.ts';
import { isObserved, notify } from '../hooks.ts';
import { callAfter, callBefore } from '../legacyHooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, HookContext, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { assign, idNameOf } from '../model/modelInstance.ts';
import { sanitizeData } from '../query/settings.ts';
import { notifyWith } from './notifyWith.ts';
import { toModelRow } from './rows.ts';
import {
  applyProperties,
  callStore,
  createContext,
  hasForcedValues,
  idOf,
  lookupModel,
  requireValid,
  wantsValidation,
} from './support.ts';

/** An instance that is ready to be stored, with the data to store. */
export interface PreparedInstance {
  readonly model: ModelClass;
  readonly instance: ModelInstance;
  readonly data: Dictionary;
  readonly hookState: Dictionary;
}

function makeInstance(model: ModelClass, data: Dictionary): ModelInstance {
  const isOwn = data instanceof model && !idOf(model, data);
  const instance = isOwn ? (data as ModelInstance) : new model(data);
  if (hasForcedValues(model)) {
    const enforced: Dictionary = {};
    applyProperties(model, enforced, instance);
    instance.setAttributes(enforced);
  }
  const actual = lookupModel(model, data);
  return actual === instance.constructor ? instance : new actual(data);
}

/** Runs everything before the store: hooks and validation. Synchronous without observers. */
export function prepareInstance(
  model: ModelClass,
  given: Dictionary,
  options: Options,
): Maybe<PreparedInstance> {
  const instance = makeInstance(model, given);
  const actual = instance.constructor;
  noticeNestedData(instance);
  const hookState: Dictionary = {};
  const context = (more: Dictionary): HookContext =>
    createContext(actual, hookState, options, { ...more, isNewInstance: true });
  const beforeSave = isObserved(actual, 'before save')
    ? notify(actual, 'before save', context({ instance }))
    : undefined;
  return andThen(beforeSave, () =>
    andThen(checkNew(instance, options), () => {
      const data = dropDefaults(actual, sanitizeData(actual, instance.toObject(true), options));
      if (!isObserved(actual, 'persist')) return { model: actual, instance, data, hookState };
      const persist = context({ data, currentInstance: instance });
      return andThen(notify(actual, 'persist', persist), () => ({
        model: actual,
        instance,
        data: persist.data as Dictionary,
        hookState,
      }));
    }),
  );
}

/** Emits a notice for each relation whose data were given to create. */
export function noticeNestedData(instance: ModelInstance): void {
  const { dataSource, modelName } = instance.constructor;
  if (!dataSource?.hasNoticeListener()) return;
  for (const [name, given] of Object.entries(instance.__cachedRelations))
    if (given)
      dataSource.notice('NESTED_NOT_CREATED', `The ${name} given to ${modelName}.create() are not created.`);
}

/** Validates a new instance and calls the legacy hooks. */
function checkNew(instance: ModelInstance, options: Options): Maybe<void> {
  const isWanted = wantsValidation(instance.constructor, options, true);
  return andThen(isWanted ? requireValid(instance, undefined, options) : undefined, () =>
    andThen(callBefore(instance, 'create', instance), () => callBefore(instance, 'save', instance)),
  );
}

/** `applyDefaultOnWrites: false` keeps values that equal the default out of the store. */
export function dropDefaults(model: ModelClass, data: Dictionary): Dictionary {
  for (const { name, property, hasDefault } of model.definition.layout()) {
    if (!hasDefault || !('applyDefaultOnWrites' in property) || property['applyDefaultOnWrites']) continue;
    if (property['default'] !== undefined && property['default'] === data[name]) delete data[name];
  }
  return data;
}

/** Runs everything after the store: sets the id, calls hooks. */
export function finishCreate(
  prepared: PreparedInstance,
  outcome: CreateOutcome,
  options: Options,
): Maybe<ModelInstance> {
  const { model, instance, data, hookState } = prepared;
  const idName = idNameOf(model);
  if ('duplicate' in outcome)
    throw new FailureWithResult(
      createStoreError(`Duplicate entry for ${model.modelName}.${idName}`, 409),
      instance,
    );
  markCreated(instance, idName, outcome.id);
  assign(data, idName, outcome.id);
  if (!isObserved(model, 'loaded') && !model.settings['updateOnLoad'])
    return callAfterHooks(prepared, options);
  const loaded = createContext(model, hookState, options, { data, isNewInstance: true });
  return andThen(notify(model, 'loaded', loaded), () => {
    if (model.settings['updateOnLoad']) instance.setAttributes(loaded.data);
    return callAfterHooks(prepared, options);
  });
}

function callAfterHooks(prepared: PreparedInstance, options: Options): Maybe<ModelInstance> {
  const { instance } = prepared;
  return andThen(callAfter(instance, 'save'), () =>
    andThen(callAfter(instance, 'create'), () => notifySaved(prepared, options)),
  );
}

function notifySaved(
  { model, instance, hookState }: PreparedInstance,
  options: Options,
): Maybe<ModelInstance> {
  if (options['notify'] === false || !isObserved(model, 'after save')) return instance;
  const afterSave = createContext(model, hookState, options, { instance, isNewInstance: true });
  return andThen(notifyWith([instance], model, 'after save', afterSave), () => instance);
}

/** Makes the id of a created instance read-only. */
export function markCreated(instance: ModelInstance, idName: string, id: unknown): void {
  if (id) {
    instance.__data[idName] = id;
    Object.defineProperty(instance, idName, {
      value: id,
      writable: false,
      enumerable: true,
      configurable: true,
    });
  }
  instance.__persisted = true;
}

export async function storePrepared(prepared: PreparedInstance, options: Options): Promise<ModelInstance> {
  const [outcome] = await callStore(prepared.model, (connector, name) =>
    connector.create(name, [toModelRow(prepared.model, prepared.data)]),
  );
  return finishCreate(prepared, outcome as CreateOutcome, options);
}

/** Creates one row; returns its instance. */
export function createInstance(model: ModelClass, data: Dictionary, options: Options): Maybe<ModelInstance> {
  return andThen(prepareInstance(model, data, options), (prepared) => storePrepared(prepared, options));
}
