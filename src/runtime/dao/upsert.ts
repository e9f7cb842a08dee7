import { callWithCallback, reply, splitCall } from '../calls.ts';
import { assertObject, FailureWithResult } from '../errors.ts';
import { notify } from '../hooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import { fillInstance } from '../model/construct.ts';
import type { Dictionary, HookContext, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { sanitizeData } from '../query/settings.ts';
import { ValidationError } from '../validation/validationError.ts';
import { createAny } from './createMany.ts';
import { notifyWith } from './notifyWith.ts';
import { reviveRow, toModelRow } from './rows.ts';
import {
  applyProperties,
  callStore,
  checkValid,
  createContext,
  idOf,
  isWhereId,
  lookupModel,
  storedIdName,
  toKeyValue,
  wantsValidation,
  whereId,
} from './support.ts';
import { createUpdateNotFound, updateInstance } from './updateAttributes.ts';

export type ContextOf = (more: Dictionary) => HookContext;

export const hasId = (model: ModelClass, data: Dictionary): boolean => {
  const id = idOf(model, data);
  return id !== undefined && id !== null;
};

/**
 * Copies the stored values into the instance and notifies the hooks.
 * @param takesReplaced whether data that a "loaded" hook puts in place of the stored ones count
 * @param more further arguments of the callback
 */
export async function finishUpsert(
  instance: ModelInstance,
  stored: Dictionary,
  isNewInstance: boolean,
  context: ContextOf,
  options: Options,
  takesReplaced: boolean,
  ...more: readonly unknown[]
): Promise<ModelInstance> {
  const model = instance.constructor;
  const loaded = context({ data: stored, isNewInstance });
  await notify(model, 'loaded', loaded);
  fillInstance(instance, takesReplaced ? loaded.data : stored, { persisted: true });
  if (options['notify'] !== false)
    await notifyWith([instance, ...more], model, 'after save', context({ instance, isNewInstance }));
  return instance;
}

async function readRow(model: ModelClass, id: unknown, fallback: Dictionary): Promise<Dictionary> {
  const [row] = await callStore(model, (connector, name) =>
    connector.find(name, { where: { [idNameOf(model)]: id }, limit: 1 }),
  );
  return row ?? fallback;
}

/** Creates a row whose id counts as missing (0, NaN); the counter supplies its id. */
async function createInStore(model: ModelClass, data: Dictionary) {
  const [outcome] = await callStore(model, (connector, name) =>
    connector.create(name, [toModelRow(model, data)]),
  );
  const id = outcome && 'id' in outcome ? outcome.id : idOf(model, data);
  return { stored: { ...data, [storedIdName(model)]: id }, isNewInstance: true };
}

/** Inserts a row with its id, or merges into or replaces the existing one. */
export async function writeUpsert(model: ModelClass, data: Dictionary, existing: 'merge' | 'replace') {
  const id = data[storedIdName(model)];
  const isReplacing = existing === 'replace';
  if (!id) {
    const created = await createInStore(model, data);
    return isReplacing ? { ...created, stored: reviveRow(model, created.stored) } : created;
  }
  const outcome = await callStore(model, (connector, name) =>
    connector.write(name, toKeyValue(id), toModelRow(model, data), { existing, missing: 'create' }),
  );
  const isNewInstance = outcome === 'inserted';
  // The instance keeps the given values, not the stored ones: NaN is still NaN.
  if (isReplacing) return { stored: reviveRow(model, data), isNewInstance };
  if (isNewInstance) return { stored: data, isNewInstance };
  return { stored: reviveRow(model, { ...(await readRow(model, id, data)), ...data }), isNewInstance };
}

function noticeInvalid(instance: ModelInstance): void {
  const { dataSource } = instance.constructor;
  dataSource?.notice('VALIDATION_IGNORED', new ValidationError(instance).message);
}

function updateOrCreateInstance(model: ModelClass, data: Dictionary, options: Options): Maybe<ModelInstance> {
  if (!hasId(model, data)) return createAny(model, data, options) as Maybe<ModelInstance>;
  const id = idOf(model, data);
  const validates = wantsValidation(model, options, undefined, 'validateUpsert');
  if (model.settings['forceId']) {
    const own = Object.assign(Object.create(options) as Options, { validate: Boolean(validates) });
    return andThen<ModelInstance | null, ModelInstance>(model.findById(id, {}, own), (found) => {
      if (!found) throw createUpdateNotFound(id);
      return updateInstance(found, data, own);
    });
  }
  const context: ContextOf = (more) => createContext(model, hookState, options, more);
  const hookState: Dictionary = {};
  const access = context({ query: { where: whereId(model, id) } });
  return andThen(notify(model, 'access', access), () => {
    const where = access.query?.where;
    if (!isWhereId(model, where, id)) {
      return writeFoundOrSave(model, where, data, options, (found) => updateInstance(found, data, options));
    }
    const before = context({ where, data });
    return andThen(notify(model, 'before save', before), () =>
      upsertRow(model, before, validates, context, options),
    );
  });
}

function upsertRow(
  model: ModelClass,
  before: HookContext,
  validates: boolean | undefined,
  context: ContextOf,
  options: Options,
): Maybe<ModelInstance> {
  const data = before.data as Dictionary;
  const instance =
    data instanceof model ? (data as ModelInstance) : new model(data, { applyDefaultValues: false });
  const update = instance.toObject(false);
  applyProperties(model, update, instance);
  const checked = validates === false || checkValid(instance, update, options);
  return andThen(checked, (isValid) => {
    if (!isValid && validates) throw new FailureWithResult(new ValidationError(instance), instance);
    if (!isValid) noticeInvalid(instance);
    const persist = context({
      where: before.where,
      data: sanitizeData(model, update, options),
      currentInstance: instance,
    });
    return andThen(notify(model, 'persist', persist), async () => {
      const { stored, isNewInstance } = await writeUpsert(lookupModel(model, update), update, 'merge');
      return finishUpsert(instance, stored, isNewInstance, context, options, false);
    });
  });
}

/**
 * Handles a query that a hook changed: writes the row that it finds, otherwise saves the data as new.
 * @param write writes the data, without their id, to the row that was found
 */
export async function writeFoundOrSave(
  model: ModelClass,
  where: unknown,
  data: Dictionary,
  options: Options,
  write: (found: ModelInstance) => Maybe<ModelInstance>,
): Promise<ModelInstance> {
  const found = await model.findOne({ where }, { notify: false });
  delete data[idNameOf(model)];
  if (found) return write(found);
  const created = new (lookupModel(model, data))(data);
  // With a callback, so that a refused instance comes with its error.
  return callWithCallback(created.save, created, [options]) as Promise<ModelInstance>;
}

function updateOrCreate(this: ModelClass, ...args: unknown[]): unknown {
  const { values, callback } = splitCall(args);
  const data = (values[0] || {}) as Dictionary;
  const options = (values[1] || {}) as Options;
  assertObject(data, 'The data argument must be an object');
  assertObject(options, 'The options argument must be an object');
  return reply(callback, () => {
    if (Array.isArray(data)) throw new Error('updateOrCreate does not support bulk mode or any array input');
    return updateOrCreateInstance(this, data, options);
  });
}

export const upsertStatics = {
  updateOrCreate,
  patchOrCreate: updateOrCreate,
  upsert: updateOrCreate,
};
