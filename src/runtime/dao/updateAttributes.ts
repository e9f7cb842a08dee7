import { reply, splitCall } from '../calls.ts';
import { AssertionError, assertObject, createError, createStoreError } from '../errors.ts';
import { notify } from '../hooks.ts';
import { callAfter, callBefore } from '../legacyHooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, ModelInstance, Options } from '../model/contracts.ts';
import { assign } from '../model/modelInstance.ts';
import { idEquals } from '../query/idEquals.ts';
import { allowsExtendedOperators, sanitizeData } from '../query/settings.ts';
import { notifyWith } from './notifyWith.ts';
import { toModelRow } from './rows.ts';
import {
  callStore,
  createContext,
  dropUnknown,
  idOf,
  requireId,
  requireValid,
  toKeyValue,
  wantsValidation,
  whereId,
} from './support.ts';

/** The values of an instance for these keys, nested instances as plain data. */
export function typedValues(instance: ModelInstance, data: Dictionary): Dictionary {
  const typed: Dictionary = {};
  for (const name of Object.keys(data)) {
    const value = instance[name];
    const convertible = value as { toObject?: () => unknown } | null | undefined;
    typed[name] =
      typeof value === 'object' && typeof convertible?.toObject === 'function'
        ? convertible.toObject()
        : value;
  }
  return typed;
}

export function copyInto(instance: ModelInstance, data: Dictionary): void {
  for (const name of Object.keys(data)) assign(instance, name, data[name]);
}

export const createUpdateNotFound = (id: unknown): Error =>
  createStoreError(`Could not update attributes. Object with id ${String(id)} does not exist!`, 404);

function refuseIdChange(instance: ModelInstance, data: Dictionary): void {
  for (const name of instance.constructor.definition.idNames()) {
    if (data[name] === undefined || idEquals(data[name], instance[name])) continue;
    throw createError(
      `id cannot be updated from ${String(instance[name])} to ${String(data[name])} when forceId is set to true`,
      { statusCode: 400 },
    );
  }
}

/** Writes only these values. On a validation error the instance keeps them. */
export function updateInstance(
  instance: ModelInstance,
  given: Dictionary,
  options: Options,
): Maybe<ModelInstance> {
  const model = instance.constructor;
  requireId(model);
  const plain = given instanceof model ? (given as ModelInstance).toObject(false) : given;
  const data = sanitizeData(model, plain, options);
  refuseIdChange(instance, data);
  const hookState: Dictionary = {};
  const where = whereId(model, idOf(model, instance));
  const before = createContext(model, hookState, options, { where, data, currentInstance: instance });
  return andThen(notify(model, 'before save', before), () => {
    const isChecked = instance.__strict && !allowsExtendedOperators(model, options);
    const changes = isChecked
      ? dropUnknown(instance, before.data as Dictionary)
      : (before.data as Dictionary);
    instance.setAttributes(changes);
    const isWanted = wantsValidation(model, options, true);
    return andThen(isWanted ? requireValidUpdate(instance, changes, options) : undefined, () =>
      persist(instance, changes, hookState, options),
    );
  });
}

function requireValidUpdate(instance: ModelInstance, changes: Dictionary, options: Options): Maybe<void> {
  const fail = (failure: unknown): never => {
    const { dataSource, modelName } = instance.constructor;
    dataSource?.notice('BAD_VALUES_KEPT', `The ${modelName} instance still holds the refused values.`);
    throw failure;
  };
  try {
    const checked = requireValid(instance, changes, options);
    return checked instanceof Promise ? checked.catch(fail) : undefined;
  } catch (failure) {
    return fail(failure);
  }
}

/** Calls the store synchronously unless a hook is asynchronous, so that later calls cannot overtake it. */
function persist(
  instance: ModelInstance,
  changes: Dictionary,
  hookState: Dictionary,
  options: Options,
): Maybe<ModelInstance> {
  const model = instance.constructor;
  return andThen(callBefore(instance, 'save', changes), () =>
    andThen(callBefore(instance, 'update', changes), () => {
      copyInto(instance, changes);
      const context = createContext(model, hookState, options, {
        where: whereId(model, idOf(model, instance)),
        data: sanitizeData(model, typedValues(instance, changes), options),
        currentInstance: instance,
        isNewInstance: false,
      });
      return andThen(notify(model, 'persist', context), () =>
        finishUpdate(instance, context.data as Dictionary, hookState, options),
      );
    }),
  );
}

async function finishUpdate(
  instance: ModelInstance,
  data: Dictionary,
  hookState: Dictionary,
  options: Options,
): Promise<ModelInstance> {
  const model = instance.constructor;
  const id = idOf(model, instance);
  if (!id) throw new Error('You must provide an id when updating attributes!');
  const outcome = await callStore(model, (connector, name) =>
    connector.write(name, toKeyValue(id), toModelRow(model, data), { existing: 'merge', missing: 'skip' }),
  );
  if (outcome === 'missing') throw createUpdateNotFound(id);
  const loaded = createContext(model, hookState, options, { data, isNewInstance: false });
  await notify(model, 'loaded', loaded);
  instance.__persisted = true;
  if (model.settings['updateOnLoad']) instance.setAttributes(loaded.data);
  await callAfter(instance, 'update');
  await callAfter(instance, 'save');
  const after = createContext(model, hookState, options, { instance, isNewInstance: false });
  await notifyWith([instance], model, 'after save', after);
  return instance;
}

function updateAttributes(this: ModelInstance, ...args: unknown[]): unknown {
  const { values, callback } = splitCall(args);
  const [data, options] = values;
  if (typeof data !== 'object' || data === null)
    throw new AssertionError('The data argument must be an object');
  assertObject(options ?? {}, 'The options argument must be an object');
  return reply(callback, () => updateInstance(this, data as Dictionary, (options || {}) as Options));
}

export const updateMethods = {
  updateAttributes,
  patchAttributes: updateAttributes,
  updateAttribute(this: ModelInstance, name: string, value: unknown, ...rest: unknown[]): unknown {
    return this.updateAttributes({ [name]: value }, ...rest);
  },
};
