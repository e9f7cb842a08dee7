import { reply, splitCall } from '../calls.ts';
import type { CreateOutcome } from '../connector.ts';
import { assertObject, createStoreError, EndedEarly, FailureWithResult } from '../errors.ts';
import { isObserved, notify } from '../hooks.ts';
import { callAfter, callBefore } from '../legacyHooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, HookContext, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { assign, idNameOf } from '../model/modelInstance.ts';
import { sanitizeData } from '../query/settings.ts';
import { toRow } from './rows.ts';
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

/** An instance that is ready to be stored, and what will be stored of it. */
interface Prepared {
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

/** Everything before the store: hooks and validation. Synchronous where nothing observes. */
function prepare(model: ModelClass, given: Dictionary, options: Options): Maybe<Prepared> {
  const instance = makeInstance(model, given);
  const actual = instance.constructor;
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

/** Validation and the old hooks. */
function checkNew(instance: ModelInstance, options: Options): Maybe<void> {
  const isWanted = wantsValidation(instance.constructor, options, true);
  return andThen(isWanted ? requireValid(instance, undefined, options) : undefined, () =>
    andThen(callBefore(instance, 'create', instance), () => callBefore(instance, 'save', instance)),
  );
}

/** `applyDefaultOnWrites: false` keeps values that equal the default out of the store. */
function dropDefaults(model: ModelClass, data: Dictionary): Dictionary {
  for (const { name, property, hasDefault } of model.definition.layout()) {
    if (!hasDefault || !('applyDefaultOnWrites' in property) || property['applyDefaultOnWrites']) continue;
    if (property['default'] !== undefined && property['default'] === data[name]) delete data[name];
  }
  return data;
}

/** Everything after the store: the id, hooks. */
function finish(prepared: Prepared, outcome: CreateOutcome, options: Options): Maybe<ModelInstance> {
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

function callAfterHooks(prepared: Prepared, options: Options): Maybe<ModelInstance> {
  const { instance } = prepared;
  return andThen(callAfter(instance, 'save'), () =>
    andThen(callAfter(instance, 'create'), () => tellSaved(prepared, options)),
  );
}

function tellSaved({ model, instance, hookState }: Prepared, options: Options): Maybe<ModelInstance> {
  if (options['notify'] === false || !isObserved(model, 'after save')) return instance;
  const afterSave = createContext(model, hookState, options, { instance, isNewInstance: true });
  return andThen(notifyWith(instance, model, 'after save', afterSave), () => instance);
}

/** The id of a created instance can't be assigned any more. */
function markCreated(instance: ModelInstance, idName: string, id: unknown): void {
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

/** As `notify`; a failure hands the instance to the callback too. */
export function notifyWith(
  instance: ModelInstance,
  model: ModelClass,
  operation: string,
  context: HookContext,
): Maybe<void> {
  const fail = (error: unknown): never => {
    throw new FailureWithResult(error, instance);
  };
  const outcome = notify(model, operation, context);
  return outcome instanceof Promise ? outcome.catch(fail) : undefined;
}

async function storePrepared(prepared: Prepared, options: Options): Promise<ModelInstance> {
  const [outcome] = await callStore(prepared.model, (connector, name) =>
    connector.create(name, [toRow(prepared.data)]),
  );
  return finish(prepared, outcome as CreateOutcome, options);
}

/** Creates one row; answers its instance. */
export function createInstance(model: ModelClass, data: Dictionary, options: Options): Maybe<ModelInstance> {
  return andThen(prepare(model, data, options), (prepared) => storePrepared(prepared, options));
}

/** Creates one row, or each of a list. */
export function createAny(model: ModelClass, data: Dictionary, options: Options): Maybe<unknown> {
  if (!Array.isArray(data)) return createInstance(model, data, options);
  return createInstances(model, data, options);
}

type Outcome = { readonly instance: ModelInstance } | { readonly failure: unknown };

/** An old hook may have ended the work with a result of its own. */
const toOutcome = (failure: unknown): Outcome =>
  failure instanceof EndedEarly ? { instance: failure.result as ModelInstance } : { failure };

const attempt = async (work: () => Maybe<ModelInstance>): Promise<Outcome> => {
  try {
    return { instance: await work() };
  } catch (failure) {
    return toOutcome(failure);
  }
};

/**
 * Creates rows, each on its own. Those that no hook keeps waiting go to the
 * store in one call.
 * @throws FailureWithResult with a sparse array of errors where any fails
 */
export async function createInstances(
  model: ModelClass,
  list: Dictionary[],
  options: Options,
): Promise<ModelInstance[]> {
  const outcomes: Maybe<Outcome>[] = [];
  const ready: { index: number; prepared: Prepared }[] = [];
  for (let index = 0; index < list.length; index++) {
    if (list[index] === undefined) list[index] = {};
    // A list within the list is created as one.
    if (Array.isArray(list[index])) {
      outcomes[index] = attempt(
        () => createAny(model, list[index] as Dictionary, options) as Promise<ModelInstance>,
      );
      continue;
    }
    try {
      const prepared = prepare(model, list[index] || {}, options);
      if (prepared instanceof Promise)
        outcomes[index] = attempt(async () => storePrepared(await prepared, options));
      else ready.push({ index, prepared });
    } catch (failure) {
      outcomes[index] = toOutcome(failure);
    }
  }
  await storeBatch(ready, outcomes, options);
  const isWaiting = outcomes.some((outcome) => outcome instanceof Promise);
  return collect(list, isWaiting ? await Promise.all(outcomes) : (outcomes as Outcome[]));
}

async function storeBatch(
  ready: readonly { index: number; prepared: Prepared }[],
  outcomes: Maybe<Outcome>[],
  options: Options,
): Promise<void> {
  const model = ready[0]?.prepared.model;
  if (!model) return;
  // `lookupModel` may have sent some of them to another model.
  const batch = ready.filter(({ prepared }) => prepared.model === model);
  const rows = batch.map(({ prepared }) => toRow(prepared.data));
  try {
    const stored = await callStore(model, (connector, name) => connector.create(name, rows));
    for (const [position, { index, prepared }] of batch.entries())
      outcomes[index] = settleOne(() => finish(prepared, stored[position] as CreateOutcome, options));
  } catch (failure) {
    for (const { index } of batch) outcomes[index] = { failure };
  }
  await storeBatch(
    ready.filter(({ prepared }) => prepared.model !== model),
    outcomes,
    options,
  );
}

function settleOne(work: () => Maybe<ModelInstance>): Maybe<Outcome> {
  try {
    const instance = work();
    return instance instanceof Promise ? attempt(() => instance) : { instance };
  } catch (failure) {
    return toOutcome(failure);
  }
}

function collect(list: readonly Dictionary[], outcomes: readonly Outcome[]): ModelInstance[] {
  let errors: unknown[] | undefined;
  const results = outcomes.map((outcome, index) => {
    if ('instance' in outcome) return outcome.instance;
    const { failure } = outcome;
    errors ??= [];
    errors[index] = failure instanceof FailureWithResult ? failure.error : failure;
    return (failure instanceof FailureWithResult && failure.result) || list[index];
  });
  if (errors) throw new FailureWithResult(errors, results);
  return results as ModelInstance[];
}

export const createStatics = {
  create(this: ModelClass, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const data = (values[0] || {}) as Dictionary;
    const options = (values[1] || {}) as Options;
    assertObject(data, 'The data argument must be an object or array');
    assertObject(options, 'The options argument must be an object');
    if (Array.isArray(data))
      for (const item of data) assertObject(item || {}, 'The data argument must be an object or array');
    return reply(callback, () => createAny(this, data, options));
  },

  /** Creates all rows or none: the first invalid one refuses the call. */
  createAll(this: ModelClass, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const list = values[0] as Dictionary[];
    const options = (values[1] || {}) as Options;
    assertObject(options, 'The options argument must be an object');
    return reply(callback, () => createAllInstances(this, list, options));
  },
};

async function createAllInstances(
  model: ModelClass,
  list: Dictionary[],
  options: Options,
): Promise<ModelInstance[]> {
  const prepared = await Promise.all(list.map((data) => prepare(model, data, options)));
  const stored = await callStore(model, (connector, name) =>
    connector.create(
      name,
      prepared.map(({ data }) => toRow(data)),
    ),
  );
  return Promise.all(prepared.map((item, index) => finish(item, stored[index] as CreateOutcome, options)));
}
