import { reply, splitCall } from '../calls.ts';
import { assertObject, FailureWithResult, ThrownToCaller } from '../errors.ts';
import { notify } from '../hooks.ts';
import { callAfter, callBefore } from '../legacyHooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import { fillInstance } from '../model/construct.ts';
import type { Dictionary, ModelInstance, Options } from '../model/contracts.ts';
import { sanitizeData } from '../query/settings.ts';
import { createInstance } from './create.ts';
import { notifyWith } from './notifyWith.ts';
import { reviveRow, toModelRow } from './rows.ts';
import {
  applyProperties,
  callStore,
  createContext,
  idOf,
  requireId,
  requireValid,
  toKeyValue,
  wantsValidation,
  whereId,
} from './support.ts';

/** Writes all properties into the stored row; inserts the row if it is missing. */
function saveInstance(instance: ModelInstance, options: Options): Maybe<ModelInstance> {
  const model = instance.constructor;
  requireId(model);
  if (instance.isNewRecord()) return createInstance(model, instance, options);
  const hookState: Dictionary = {};
  const before = createContext(model, hookState, options, { instance });
  return andThen(notify(model, 'before save', before), () => {
    const data = instance.toObject(true);
    applyProperties(model, data, instance);
    instance.setAttributes(data);
    const isWanted = wantsValidation(model, options, true);
    const isChecked = isWanted ? requireValidOrThrow(instance, data, options) : undefined;
    return andThen(isChecked, () =>
      persist(instance, sanitizeData(model, data, options), hookState, options),
    );
  });
}

/** Validates an instance; with the option `throws`, the call itself throws if it is invalid. */
function requireValidOrThrow(instance: ModelInstance, data: Dictionary, options: Options): Maybe<void> {
  try {
    return requireValid(instance, data, options);
  } catch (failure) {
    if (options['throws'] && failure instanceof FailureWithResult) throw new ThrownToCaller(failure.error);
    throw failure;
  }
}

/** Calls the store synchronously unless a hook is asynchronous, so that later calls cannot overtake it. */
function persist(
  instance: ModelInstance,
  data: Dictionary,
  hookState: Dictionary,
  options: Options,
): Maybe<ModelInstance> {
  const model = instance.constructor;
  return andThen(callBefore(instance, 'save', data), () =>
    andThen(callBefore(instance, 'update', data), () => {
      const where = whereId(model, idOf(model, instance));
      const context = createContext(model, hookState, options, { data, where, currentInstance: instance });
      return andThen(notify(model, 'persist', context), () =>
        finishSave(instance, context.data as Dictionary, hookState, options),
      );
    }),
  );
}

async function finishSave(
  instance: ModelInstance,
  stored: Dictionary,
  hookState: Dictionary,
  options: Options,
): Promise<ModelInstance> {
  const model = instance.constructor;
  const outcome = await storeRow(instance, stored);
  await answerLater();
  const isNewInstance = outcome === 'inserted';
  if (isNewInstance)
    model.dataSource?.notice(
      'ROW_INSERTED_AGAIN',
      `save() inserted ${model.modelName} ${String(idOf(model, stored))}: its row no longer existed.`,
    );
  noticeIncludedRows(instance, stored);
  // An inserted row is read by the types that the store knows, one that is updated is not.
  const data = isNewInstance ? reviveRow(model, stored) : stored;
  const loaded = createContext(model, hookState, options, { data, isNewInstance });
  await notify(model, 'loaded', loaded);
  fillInstance(instance, loaded.data, { persisted: true });
  const after = createContext(model, hookState, options, { instance, isNewInstance });
  await notifyWith([instance], model, 'after save', after);
  await callAfter(instance, 'update');
  await callAfter(instance, 'save');
  return instance;
}

/**
 * Waits as long as LoopBack's memory connector does after a save: an update that was
 * started together with it has changed the instance by then, and the save has the last word.
 */
async function answerLater(): Promise<void> {
  await undefined;
}

/** Emits a notice for each included relation that is stored inside the row. */
function noticeIncludedRows({ constructor: model }: ModelInstance, data: Dictionary): void {
  if (!model.dataSource?.hasNoticeListener()) return;
  for (const name of Object.keys(model.relations))
    if (data[name] !== undefined)
      model.dataSource.notice(
        'INCLUDED_ROWS_STORED',
        `save() stored ${name} inside the row of ${model.modelName}.`,
      );
}

async function storeRow(instance: ModelInstance, data: Dictionary): Promise<string> {
  const model = instance.constructor;
  const id = toKeyValue(idOf(model, data));
  try {
    return await callStore(model, (connector, name) =>
      connector.write(name, id, toModelRow(model, data), { existing: 'merge', missing: 'insert' }),
    );
  } catch (error) {
    throw new FailureWithResult(error, instance);
  }
}

export const saveMethods = {
  save(this: ModelInstance, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const options = (values[0] || {}) as Options;
    assertObject(options, 'The options argument should be an object');
    return reply(callback, () => saveInstance(this, options));
  },
};
