import { reply, splitCall } from '../calls.ts';
import { assertObject, assertThat, createError, errorOf, FailureWithResult } from '../errors.ts';
import { isObserved, notify } from '../hooks.ts';
import { callAfter, callBefore } from '../legacyHooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { coerceWhere } from '../query/coerceWhere.ts';
import { toWhere } from '../query/normalizeFilter.ts';
import { sanitizeQuery } from '../query/settings.ts';
import { noticeSqlWhere } from '../sqlNotices.ts';
import { notifyWith } from './notifyWith.ts';
import {
  applyScope,
  callStore,
  createContext,
  idOf,
  isMissingId,
  isWhereId,
  requireId,
  whereId,
} from './support.ts';

interface DestroyInfo {
  readonly count: number;
}

/** Removes the rows that match a where clause. */
function destroyInstances(model: ModelClass, given: unknown, options: Options): Maybe<DestroyInfo> {
  const hookState: Dictionary = {};
  const query: Filter = { where: given };
  applyScope(model, query);
  if (options['notify'] === false) return removeRows(model, query.where, options);
  // Observers get only the where clause of the default scope.
  const access = createContext(model, hookState, options, { query: { where: toWhere(query.where) ?? {} } });
  return andThen(notify(model, 'access', access), () => {
    const before = createContext(model, hookState, options, { where: access.query?.where });
    return andThen(notify(model, 'before delete', before), () =>
      andThen(removeRows(model, before.where, options), (info) => {
        if (!isObserved(model, 'after delete')) return info;
        const after = createContext(model, hookState, options, { where: before.where, info });
        return andThen(notifyWith([info], model, 'after delete', after), () => info);
      }),
    );
  });
}

function removeRows(model: ModelClass, where: unknown, options: Options): Promise<DestroyInfo> {
  noticeSqlWhere(model, where);
  if (toWhere(where)) coerceWhere(model, sanitizeQuery(model, where, options), options);
  const clause = toWhere(where);
  return callStore(model, async (connector, name) => ({ count: await connector.destroy(name, clause) }));
}

/** With `strictDelete`, removing nothing is an error. */
function requireDeleted(model: ModelClass, id: unknown, info: DestroyInfo): DestroyInfo {
  if (!model.settings['strictDelete'] || info.count > 0) return info;
  throw createError(`No instance with id ${String(id)} found for ${model.modelName}`, {
    code: 'NOT_FOUND',
    statusCode: 404,
  });
}

function destroyById(model: ModelClass, id: unknown, options: Options): Maybe<DestroyInfo> {
  requireId(model);
  if (isMissingId(id)) throw new Error('Model::deleteById requires the id argument');
  return andThen(destroyWithoutResult(model, whereId(model, id), options), (info) =>
    requireDeleted(model, id, info),
  );
}

/** Like `destroyInstances`, but a failure carries no result. */
async function destroyWithoutResult(
  model: ModelClass,
  where: unknown,
  options: Options,
): Promise<DestroyInfo> {
  try {
    return await destroyInstances(model, where, options);
  } catch (failure) {
    throw errorOf(failure);
  }
}

function destroyInstance(instance: ModelInstance, options: Options): Maybe<DestroyInfo> {
  const model = instance.constructor;
  requireId(model);
  const id = idOf(model, instance);
  const hookState: Dictionary = {};
  const access = createContext(model, hookState, options, { query: { where: whereId(model, id) } });
  return andThen(notify(model, 'access', access), () => {
    const before = createContext(model, hookState, options, { where: access.query?.where, instance });
    return andThen(notify(model, 'before delete', before), () => {
      const { where } = before;
      return andThen(removeInstance(instance, id, where), (info) => {
        const after = createContext(model, hookState, options, { where, instance, info });
        return andThen(notifyWith([info], model, 'after delete', after), () => info);
      });
    });
  });
}

/** A hook may have widened the where clause: then that clause decides what is removed. */
function removeInstance(instance: ModelInstance, id: unknown, where: unknown): Maybe<DestroyInfo> {
  const model = instance.constructor;
  if (isWhereId(model, where, id)) return removeById(instance, id, where);
  return andThen(destroyInstances(model, where, { notify: false }), (info) => {
    try {
      return requireDeleted(model, id, info);
    } catch (error) {
      throw new FailureWithResult(error, false);
    }
  });
}

function removeById(instance: ModelInstance, id: unknown, where: unknown): Maybe<DestroyInfo> {
  return andThen(callBefore(instance, 'destroy', null), () => removeRow(instance, id, where));
}

async function removeRow(instance: ModelInstance, id: unknown, where: unknown): Promise<DestroyInfo> {
  const model = instance.constructor;
  // A row that was saved without its id is found by null.
  const clause = id === undefined ? whereId(model, null) : toWhere(where);
  const count = await callStore(model, (connector, name) => connector.destroy(name, clause));
  const info = requireDeleted(model, id, { count });
  await callAfter(instance, 'destroy');
  return info;
}

function destroyAll(this: ModelClass, ...args: unknown[]): unknown {
  const { values, callback } = splitCall(args);
  const where = values[0] || {};
  const options = (values[1] || {}) as Options;
  assertObject(where, 'The where argument must be an object');
  assertObject(options, 'The options argument must be an object');
  return reply(callback, () => destroyInstances(this, where, options));
}

function deleteById(this: ModelClass, ...args: unknown[]): unknown {
  assertThat(args.length >= 1, 'The id argument is required');
  const { values, callback } = splitCall(args);
  const options = (values[1] || {}) as Options;
  assertObject(options, 'The options argument must be an object');
  return reply(callback, () => destroyById(this, values[0], options));
}

function destroy(this: ModelInstance, ...args: unknown[]): unknown {
  const { values, callback } = splitCall(args);
  const options = (values[0] || {}) as Options;
  assertObject(options, 'The options argument should be an object');
  return reply(callback, () => destroyInstance(this, options));
}

export const destroyStatics = {
  remove: destroyAll,
  deleteAll: destroyAll,
  destroyAll,
  removeById: deleteById,
  destroyById: deleteById,
  deleteById,
};

export const destroyMethods = { remove: destroy, delete: destroy, destroy };
