import { replyWith, splitCall } from '../calls.ts';
import { assertObject } from '../errors.ts';
import { notify } from '../hooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { sanitizeData } from '../query/settings.ts';
import { createAny } from './createMany.ts';
import { replaceInstance } from './replace.ts';
import {
  applyProperties,
  createContext,
  dropUnknown,
  idOf,
  isWhereId,
  requireValid,
  wantsValidation,
  whereId,
} from './support.ts';
import { type ContextOf, finishUpsert, hasId, writeFoundOrSave, writeUpsert } from './upsert.ts';

/** The result of replaceOrCreate; a callback gets `info` too, if the store replaced or inserted the row. */
interface ReplaceResult {
  readonly instance: unknown;
  readonly info?: { readonly isNewInstance: boolean };
}

function replaceOrCreateInstance(
  model: ModelClass,
  data: Dictionary,
  options: Options,
): Maybe<ReplaceResult> {
  const toResult = (instance: unknown): ReplaceResult => ({ instance });
  if (!hasId(model, data)) return andThen(createAny(model, data, options), toResult);
  const id = idOf(model, data);
  if (model.settings['forceId']) return andThen(replaceInstance(model, id, data, options), toResult);
  const instance = data instanceof model ? (data as ModelInstance) : new model(data);
  const hookState: Dictionary = {};
  const context: ContextOf = (more) => createContext(model, hookState, options, more);
  const access = context({ query: { where: whereId(model, id) } });
  return andThen(notify(model, 'access', access), () => {
    const where = access.query?.where;
    if (!isWhereId(model, where, id)) {
      const replace = (found: ModelInstance) => replaceInstance(model, idOf(model, found), data, options);
      return writeFoundOrSave(model, where, data, options, replace).then(toResult);
    }
    return andThen(notify(model, 'before save', context({ instance })), () =>
      replaceRow(instance, where, context, options),
    );
  });
}

function replaceRow(
  instance: ModelInstance,
  where: unknown,
  context: ContextOf,
  options: Options,
): Maybe<ReplaceResult> {
  const model = instance.constructor;
  const update = instance.toObject(false);
  // Called only to note unknown names for the validation: the row keeps all values of toObject.
  if (instance.__strict) dropUnknown(instance, update);
  applyProperties(model, update, instance);
  const isWanted = wantsValidation(model, options, true);
  return andThen(isWanted ? requireValid(instance, update, options) : undefined, () => {
    const persist = context({ where, data: sanitizeData(model, update, options), currentInstance: instance });
    return andThen(notify(model, 'persist', persist), async () => {
      const { stored, isNewInstance } = await writeUpsert(model, persist.data as Dictionary, 'replace');
      const info = { isNewInstance };
      const finished = await finishUpsert(instance, stored, isNewInstance, context, {}, false, info);
      return { instance: finished, info };
    });
  });
}

function replaceOrCreate(this: ModelClass, ...args: unknown[]): unknown {
  const { values, callback } = splitCall(args);
  const data = (values[0] || {}) as Dictionary;
  const options = (values[1] || {}) as Options;
  assertObject(data, 'The data argument must be an object');
  assertObject(options, 'The options argument must be an object');
  return replyWith(
    callback,
    () =>
      andThen(replaceOrCreateInstance(this, data, options), (outcome) =>
        callback ? outcome : outcome.instance,
      ),
    (deliver, result) => {
      const { instance, info } = result as ReplaceResult;
      if (info) deliver(null, instance, info);
      else deliver(null, instance);
    },
  );
}

export const replaceOrCreateStatics = { replaceOrCreate };
