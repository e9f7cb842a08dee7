import { reply, splitCall } from '../calls.ts';
import { assertObject, createError, createStoreError } from '../errors.ts';
import { notify } from '../hooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type {
  Dictionary,
  Filter,
  HookContext,
  ModelClass,
  ModelInstance,
  Options,
} from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { coerceWhere } from '../query/coerceWhere.ts';
import { toWhere } from '../query/normalizeFilter.ts';
import { sanitizeData, sanitizeQuery } from '../query/settings.ts';
import { noticeSqlWhere } from '../sqlNotices.ts';
import { reviveRow, toModelRow } from './rows.ts';
import {
  applyProperties,
  applyScope,
  callStore,
  createContext,
  refuseNullWhere,
  requireValid,
  storedIdName,
  wantsValidation,
} from './support.ts';
import { type ContextOf, finishUpsert } from './upsert.ts';

/** Creates a row if nothing matches, patches a single match, and refuses several. */
function upsertWhere(
  model: ModelClass,
  where: unknown,
  given: Dictionary,
  options: Options,
): Maybe<ModelInstance> {
  if (Object.keys(given).length === 0) throw createError('data object cannot be empty!', { statusCode: 400 });
  const hookState: Dictionary = {};
  const context: ContextOf = (more) => createContext(model, hookState, options, more);
  const query: Filter = { where };
  const access = context({ query });
  return andThen(notify(model, 'access', access), () => {
    const before = context({ where: access.query?.where, data: given });
    return andThen(notify(model, 'before save', before), () =>
      upsertWhereRow(model, query, before, context, options),
    );
  });
}

function upsertWhereRow(
  model: ModelClass,
  query: Filter,
  before: HookContext,
  context: ContextOf,
  options: Options,
): Maybe<ModelInstance> {
  const data = before.data as Dictionary;
  const instance =
    data instanceof model ? (data as ModelInstance) : new model(data, { applyDefaultValues: false });
  const update = instance.toObject(false);
  applyScope(model, query);
  applyProperties(model, update, instance);
  const isWanted = wantsValidation(model, options, true);
  return andThen(isWanted ? requireValid(instance, update, options) : undefined, () => {
    noticeSqlWhere(model, before.where);
    const where = coerceWhere(model, sanitizeQuery(model, before.where, options), options);
    coerceWhere(model, sanitizeData(model, update, options), options);
    refuseNullWhere(where);
    const persist = context({ where, data: update, currentInstance: instance });
    return andThen(notify(model, 'persist', persist), () =>
      storeUpsert(model, instance, where, update, context),
    );
  });
}

async function storeUpsert(
  model: ModelClass,
  instance: ModelInstance,
  where: unknown,
  update: Dictionary,
  context: ContextOf,
): Promise<ModelInstance> {
  const idName = idNameOf(model);
  const outcome = await callStore(model, (connector, name) =>
    connector.upsertWhere(name, toWhere(where), toModelRow(model, update)),
  );
  if ('isAmbiguous' in outcome)
    throw createError('There are multiple instances found.Upsert Operation will not be performed!', {
      statusCode: 400,
    });
  if ('duplicate' in outcome) throw createStoreError(`Duplicate entry for ${model.modelName}.${idName}`, 409);
  // The instance keeps the given values, not the stored ones.
  const id = storedIdName(model);
  const given = outcome.isCreated ? update : { ...outcome.row, ...update };
  const stored = reviveRow(model, { ...given, [id]: outcome.row[id] });
  return finishUpsert(instance, stored, outcome.isCreated, context, {}, true);
}

function upsertWithWhere(this: ModelClass, ...args: unknown[]): unknown {
  const { values, callback } = splitCall(args);
  const [where, data] = values;
  const options = (values[2] || {}) as Options;
  assertObject(where, 'The where argument must be an object');
  assertObject(data, 'The data argument must be an object');
  assertObject(options, 'The options argument must be an object');
  return reply(callback, () => upsertWhere(this, where, data as Dictionary, options));
}

export const upsertWithWhereStatics = { patchOrCreateWithWhere: upsertWithWhere, upsertWithWhere };
