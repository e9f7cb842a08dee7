import { replyWith, splitCall } from '../calls.ts';
import { assertObject, assertThat, createStoreError } from '../errors.ts';
import { notify } from '../hooks.ts';
import { includeIntoRow } from '../include/include.ts';
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
import { normalizeFilter, toConnectorFilter } from '../query/normalizeFilter.ts';
import { sanitizeData } from '../query/settings.ts';
import { pick } from './find.ts';
import { notifyWith } from './notifyWith.ts';
import { reviveRow, toModelRow } from './rows.ts';
import {
  applyProperties,
  applyScope,
  callStore,
  createContext,
  fillsDefaultsOnReads,
  lookupModel,
  refuseNullWhere,
  requireValid,
  storedIdName,
  wantsValidation,
} from './support.ts';

export interface FindOrCreateResult {
  readonly instance: ModelInstance | undefined;
  readonly isCreated: boolean;
}

type ContextOf = (more: Dictionary) => HookContext;

/** Finds the first match of the query, or creates a row with the data. */
function findOrCreateInstance(
  model: ModelClass,
  query: Filter,
  data: Dictionary,
  options: Options,
): Maybe<FindOrCreateResult> {
  query.limit = 1;
  normalizeFilter(model, query, options);
  applyScope(model, query);
  const hookState: Dictionary = {};
  const context: ContextOf = (more) => createContext(model, hookState, options, more);
  const access = context({ query });
  return andThen(notify(model, 'access', access), () => {
    const actual = lookupModel(model, data);
    const instance = data instanceof actual ? (data as ModelInstance) : new actual(data);
    const enforced: Dictionary = {};
    applyProperties(actual, enforced, instance);
    instance.setAttributes(enforced);
    const before = context({ instance, isNewInstance: true });
    return andThen(notify(actual, 'before save', before), () =>
      checkAndPersist(actual, access.query as Filter, before.instance as ModelInstance, context, options),
    );
  });
}

function checkAndPersist(
  model: ModelClass,
  query: Filter,
  instance: ModelInstance,
  context: ContextOf,
  options: Options,
): Maybe<FindOrCreateResult> {
  refuseNullWhere(query.where);
  const data = instance.toObject(true);
  const isWanted = wantsValidation(model, options, true);
  return andThen(isWanted ? requireValid(instance, data, options) : undefined, () => {
    const persist = context({
      where: query.where,
      data: sanitizeData(model, data, options),
      isNewInstance: true,
      currentInstance: instance,
    });
    return andThen(notify(model, 'persist', persist), () =>
      findOrStore(model, query, persist.data as Dictionary, context, options),
    );
  });
}

async function findOrStore(
  model: ModelClass,
  query: Filter,
  data: Dictionary,
  context: ContextOf,
  options: Options,
): Promise<FindOrCreateResult> {
  const stored = await callStore(model, (connector, name) =>
    connector.findOrCreate(name, toConnectorFilter(query), toModelRow(model, data)),
  );
  if ('duplicate' in stored)
    throw createStoreError(`Duplicate entry for ${model.modelName}.${idNameOf(model)}`, 409);
  const { row, isCreated } = stored;
  // A created instance keeps the given values, not the stored ones: NaN is still NaN.
  const id = storedIdName(model);
  const created = { ...data, [id]: row[id] };
  const revived = reviveRow(model, row);
  const { fields } = query;
  const existing = Array.isArray(fields) ? pick(revived, fields) : revived;
  const found = isCreated ? created : existing;
  // LoopBack takes an existing row for a list when the query includes relations, and returns its first item: usually nothing (docs/loopback.md#model-classes).
  const returned = isCreated || !query.include ? found : (found['0'] as Dictionary | undefined);
  if (!isCreated && query.include) await includeIntoRow(model, found, query.include, options);
  const loaded = context({ data: returned, isNewInstance: isCreated });
  await notify(model, 'loaded', loaded);
  const built = loaded.data && buildFound(model, loaded.data, query);
  if (isCreated) {
    const after = context({ instance: built, isNewInstance: true });
    await notifyWith([built, true], model, 'after save', after);
  }
  return { instance: built, isCreated };
}

function buildFound(base: ModelClass, data: Dictionary, query: Filter): ModelInstance {
  const model = lookupModel(base, data);
  return new model(data, {
    fields: query.fields,
    applySetters: false,
    persisted: true,
    applyDefaultValues: fillsDefaultsOnReads(model),
  });
}

export const findOrCreateStatics = {
  /** A promise resolves `[instance, created]`; a callback gets `(error, instance, created)`. */
  findOrCreate(this: ModelClass, ...args: unknown[]): unknown {
    assertThat(args.length >= 1, 'At least one argument is required');
    const { values, callback } = splitCall(args);
    if (values.length === 1 && !callback) assertObject(values[0], 'Single argument must be data object');
    const hasQuery = values.length > 1;
    const query = (hasQuery ? values[0] || { where: {} } : { where: values[0] }) as Filter;
    const data = ((hasQuery ? values[1] : values[0]) || {}) as Dictionary;
    const options = (values[2] || {}) as Options;
    assertObject(query, 'The query argument must be an object');
    assertObject(data, 'The data argument must be an object');
    assertObject(options, 'The options argument must be an object');
    return replyWith(
      callback,
      () =>
        andThen(findOrCreateInstance(this, query, data, options), (outcome) =>
          callback ? outcome : [outcome.instance, outcome.isCreated],
        ),
      (deliver, result) => {
        const { instance, isCreated } = result as FindOrCreateResult;
        deliver(null, instance, isCreated);
      },
    );
  },
};
