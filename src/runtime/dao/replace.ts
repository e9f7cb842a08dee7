import { reply, splitCall } from '../calls.ts';
import { AssertionError, assertObject, createError, createStoreError } from '../errors.ts';
import { notify } from '../hooks.ts';
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
  dropUnknown,
  idOf,
  lookupModel,
  requireId,
  requireValid,
  toKeyValue,
  wantsValidation,
  whereId,
} from './support.ts';
import { copyInto, typedValues } from './updateAttributes.ts';

function makeReplacement(model: ModelClass, data: Dictionary): ModelInstance {
  const instance = new model(data, { persisted: true });
  const enforced: Dictionary = {};
  applyProperties(model, enforced, instance);
  instance.setAttributes(enforced);
  const actual = lookupModel(model, data);
  return actual === instance.constructor ? instance : new actual(data);
}

/** Replaces a stored row by the data; returns a new instance. */
export function replaceInstance(
  base: ModelClass,
  id: unknown,
  data: Dictionary,
  options: Options,
): Maybe<ModelInstance> {
  const idName = idNameOf(base);
  if (!data[idName]) data[idName] = id;
  const instance = makeReplacement(base, data);
  const model = instance.constructor;
  requireId(model);
  if (id !== data[idName])
    throw createError(
      `id property (${idName}) cannot be updated from ${String(id)} to ${String(data[idName])}`,
      {
        statusCode: 400,
      },
    );
  const key = model.modelBuilder.engine.convertsReplacedId ? instance[idName] : id;
  const hookState: Dictionary = {};
  const context = (more: Dictionary): HookContext =>
    createContext(model, hookState, options, { ...more, isNewInstance: false });
  return andThen(notify(model, 'before save', context({ instance })), () => {
    if (instance[idName] !== key) warnOnce(model, 'cannotOverwritePKInBeforeSaveHook', 'before save');
    const plain = instance.toObject(false);
    const changes = sanitizeData(model, instance.__strict ? dropUnknown(instance, plain) : plain, options);
    instance.setAttributes(changes);
    const isWanted = wantsValidation(model, options, true);
    return andThen(isWanted ? requireValid(instance, changes, options) : undefined, () =>
      persist(instance, key, changes, context),
    );
  });
}

function warnOnce(model: ModelClass, flag: string, hook: string): void {
  if (model._warned[flag]) return;
  model._warned[flag] = true;
  model.dataSource?.notice('ID_CHANGE_IGNORED', `A ${hook} hook of ${model.modelName} changed the id.`);
}

function persist(
  instance: ModelInstance,
  id: unknown,
  changes: Dictionary,
  context: (more: Dictionary) => HookContext,
): Maybe<ModelInstance> {
  const model = instance.constructor;
  copyInto(instance, changes);
  const stored = context({
    where: whereId(model, id),
    data: typedValues(instance, changes),
    currentInstance: instance,
  });
  return andThen(notify(model, 'persist', stored), () =>
    finishReplace(instance, id, stored.data as Dictionary, context),
  );
}

async function finishReplace(
  instance: ModelInstance,
  id: unknown,
  stored: Dictionary,
  context: (more: Dictionary) => HookContext,
): Promise<ModelInstance> {
  const model = instance.constructor;
  // A text that is not a number becomes NaN.
  if (!id) throw new Error('You must provide an id when replacing!');
  const storedId = instance[idNameOf(model)] ?? id;
  const row = { [idNameOf(model)]: storedId, ...stored, [idNameOf(model)]: storedId };
  // An id that was not converted may be a boolean, which no row has.
  const key = toKeyValue(typeof id === 'boolean' ? String(id) : id);
  const outcome = await callStore(model, (connector, name) =>
    connector.write(name, key, toModelRow(model, row), { existing: 'replace', missing: 'skip' }),
  );
  if (outcome === 'missing')
    throw createStoreError(`Could not replace. Object with id ${String(id)} does not exist!`, 404);
  const loaded = context({ data: stored });
  await notify(model, 'loaded', loaded);
  instance.__persisted = true;
  const data = loaded.data as Dictionary;
  if (idOf(model, data) !== id) warnOnce(model, 'cannotOverwritePKInLoadedHook', 'loaded');
  assign(data, idNameOf(model), id);
  instance.setAttributes(data);
  await notifyWith([instance], model, 'after save', context({ instance }));
  return instance;
}

export const replaceStatics = {
  replaceById(this: ModelClass, id: unknown, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const [data, options] = values;
    if (typeof data !== 'object' || data === null)
      throw new AssertionError('The data argument must be an object');
    assertObject(options ?? {}, 'The options argument must be an object');
    return reply(callback, () => replaceInstance(this, id, data as Dictionary, (options || {}) as Options));
  },
};

export const replaceMethods = {
  replaceAttributes(this: ModelInstance, ...args: unknown[]): unknown {
    const model = this.constructor;
    return model.replaceById(idOf(model, this), ...args);
  },
};
