import { reply, splitCall } from '../calls.ts';
import type { CreateOutcome } from '../connector.ts';
import { assertObject, assertThat, createStoreError, FailureWithResult } from '../errors.ts';
import { notify } from '../hooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, HookContext, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { sanitizeData } from '../query/settings.ts';
import { dropDefaults, markCreated, noticeNestedData } from './create.ts';
import { notifyWith } from './notifyWith.ts';
import { toModelRow } from './rows.ts';
import {
  applyProperties,
  callStore,
  createContext,
  lookupModel,
  requireValid,
  storedIdName,
  wantsValidation,
} from './support.ts';

function makeInstance(model: ModelClass, data: Dictionary): ModelInstance {
  const instance = new model(data);
  const enforced: Dictionary = {};
  applyProperties(model, enforced, instance);
  instance.setAttributes(enforced);
  const actual = lookupModel(model, data);
  return actual === instance.constructor ? instance : new actual(data);
}

/** Runs the "before save" hook and the validation; a failure passes the instance to the callback. */
async function checkInstance(instance: ModelInstance, options: Options): Promise<ModelInstance> {
  const model = instance.constructor;
  noticeNestedData(instance);
  const before = createContext(model, {}, options, { instance, isNewInstance: true });
  await notifyWith([instance], model, 'before save', before);
  if (wantsValidation(model, options, true)) await requireValid(instance, instance.toObject(true), options);
  return instance;
}

/**
 * Stores a list in one call: nothing if any item is invalid, everything up to
 * the first duplicate id. The hooks `persist` and `loaded` are called once,
 * with the list of contexts; the legacy hooks are not called.
 */
async function createAllInstances(
  base: ModelClass,
  list: readonly Dictionary[],
  options: Options,
): Promise<ModelInstance[]> {
  const made: ModelInstance[] = [];
  for (const data of list) made.push(makeInstance(base, data));
  const instances = await Promise.all(made.map((instance) => checkInstance(instance, options)));
  // As in LoopBack, the class for the last data is used for all.
  const model = instances.at(-1)?.constructor ?? base;
  const contexts = instances.map((currentInstance) =>
    createContext(model, {}, options, {
      data: dropDefaults(model, sanitizeData(model, currentInstance.toObject(true), options)),
      isNewInstance: true,
      currentInstance,
    }),
  );
  await notify(model, 'persist', contexts as unknown as HookContext);
  const data = contexts.flatMap((context) => (context.data ? [context.data] : []));
  const outcomes = await callStore(model, (connector, name) =>
    connector.create(
      name,
      data.map((each) => toModelRow(model, each)),
      'untilDuplicate',
    ),
  );
  const saved = data.map((each, index) => withId(model, each, outcomes[index], instances));
  const loaded = saved.map((each, index) =>
    createContext(model, contexts[index]?.hookState ?? {}, options, { data: each, isNewInstance: true }),
  );
  await notify(model, 'loaded', loaded as unknown as HookContext);
  const finished = saved.map((each, index) => finishInstance(contexts[index], each, instances, options));
  return Promise.all(finished);
}

/** @throws FailureWithResult for a duplicate id */
function withId(
  model: ModelClass,
  data: Dictionary,
  outcome: CreateOutcome | undefined,
  instances: readonly ModelInstance[],
): Dictionary {
  if (outcome && 'id' in outcome) return { ...data, [storedIdName(model)]: outcome.id };
  const idName = idNameOf(model);
  throw new FailureWithResult(
    createStoreError(`Duplicate entry for ${model.modelName}.${idName}`, 409),
    instances,
  );
}

function finishInstance(
  context: HookContext | undefined,
  saved: Dictionary,
  instances: readonly ModelInstance[],
  options: Options,
): Maybe<ModelInstance> {
  const { Model: model, currentInstance: instance, hookState } = context as HookContext;
  const created = instance as ModelInstance;
  const idName = idNameOf(model);
  markCreated(created, idName, saved[idName]);
  if (model.settings['updateOnLoad']) created.setAttributes(saved);
  if (options['notify'] === false) return created;
  const after = createContext(model, hookState, options, { instance: created, isNewInstance: true });
  return andThen(notifyWith([instances], model, 'after save', after), () => created);
}

export const createAllStatics = {
  createAll(this: ModelClass, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const list = (values[0] || []) as Dictionary[];
    const options = (values[1] || {}) as Options;
    assertThat(typeof list === 'object' && list.length, 'The data argument must be an array with length > 0');
    assertObject(options, 'The options argument must be an object');
    return reply(callback, () => createAllInstances(this, list, options));
  },
};
