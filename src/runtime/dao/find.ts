import { reply, splitCall } from '../calls.ts';
import { assertObject, assertThat, errorOf, FailureWithResult } from '../errors.ts';
import { isObserved, notify } from '../hooks.ts';
import { includeInto } from '../include/include.ts';
import { normalizeInclude, relationNameOf } from '../include/normalizeInclude.ts';
import { andThen, inParallel, type Maybe } from '../maybe.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { mergeQuery } from '../query/mergeQuery.ts';
import { normalizeFilter, toConnectorFilter } from '../query/normalizeFilter.ts';
import { createList } from '../types/list.ts';
import { createReviver } from './rows.ts';
import {
  applyScope,
  callStore,
  createContext,
  fillsDefaultsOnReads,
  isMissingId,
  lookupModel,
  refuseNullWhere,
  requireId,
  whereId,
} from './support.ts';

/**
 * Finds the instances that match a filter, and runs hooks and includes.
 * Rewrites the filter in place.
 */
function findInstances(model: ModelClass, query: Filter, options: Options): Maybe<ModelInstance[]> {
  normalizeFilter(model, query, options);
  applyScope(model, query);
  refuseNullWhere(query.where);
  const hookState: Dictionary = {};
  if (options['notify'] === false || !isObserved(model, 'access'))
    return readInstances(model, query, query, options, hookState);
  const context = createContext(model, hookState, options, { query });
  return andThen(notify(model, 'access', context), () =>
    readInstances(model, query, context.query as Filter, options, hookState),
  );
}

async function readInstances(
  model: ModelClass,
  original: Filter,
  query: Filter,
  options: Options,
  hookState: Dictionary,
): Promise<ModelInstance[]> {
  const data = await readRows(model, query, options);
  if (options['notify'] === false || !isObserved(model, 'loaded'))
    return dropUndefined(data.map((item) => buildInstance(lookupModel(model, item), item, original)));
  const built = await inParallel(data, (item) => {
    const itemModel = lookupModel(model, item);
    const context = createContext(itemModel, hookState, options, { data: item, isNewInstance: false });
    return andThen(notify(itemModel, 'loaded', context), () =>
      buildInstance(itemModel, context.data as Dictionary, original),
    );
  });
  return dropUndefined(built);
}

/** Reads the rows as data, relations included. A failed include passes the rows read so far to the callback. */
async function readRows(model: ModelClass, query: Filter, options: Options): Promise<Dictionary[]> {
  const { fields } = query;
  let data: Dictionary[] = [];
  try {
    const rows = await callStore(model, (connector, name) => connector.find(name, toConnectorFilter(query)));
    const revive = createReviver(model);
    data = rows.map((row) => (Array.isArray(fields) ? pick(revive(row), fields) : revive(row)));
    if (query.include) await includeInto(model, data, query.include, options);
    return data;
  } catch (error) {
    throw new FailureWithResult(error, data);
  }
}

/** Picks the wanted fields, in their order; fields that the row lacks are undefined. */
export const pick = (data: Dictionary, fields: readonly string[]): Dictionary =>
  Object.fromEntries(fields.map((name) => [name, data[name]]));

const dropUndefined = (built: readonly (ModelInstance | undefined)[]): ModelInstance[] =>
  built.filter((instance) => instance !== undefined);

/** Returns an instance of stored data; with `collect`, the related instance instead. */
function buildInstance(model: ModelClass, data: Dictionary, query: Filter): ModelInstance | undefined {
  const instance = new model(data, {
    fields: query.fields,
    applySetters: false,
    persisted: true,
    applyDefaultValues: fillsDefaultsOnReads(model),
  });
  if (!query.include) return instance;
  if (query.collect)
    return (instance.__cachedRelations[String(query.collect)] ?? undefined) as ModelInstance | undefined;
  for (const entry of normalizeInclude(query.include)) {
    const name = relationNameOf(entry);
    const included = instance.__cachedRelations[name];
    if (included)
      instance.__data[name] = Array.isArray(included) ? createList(included, null, instance) : included;
  }
  delete instance.__data['__cachedRelations'];
  return instance;
}

function findOneInstance(model: ModelClass, query: Filter, options: Options): Maybe<ModelInstance | null> {
  query.limit = 1;
  const fail = (failure: unknown): never => {
    throw new FailureWithResult(errorOf(failure), null);
  };
  try {
    const found = andThen(findInstances(model, query, options), (instances) => instances[0] ?? null);
    return found instanceof Promise ? found.catch(fail) : found;
  } catch (failure) {
    return fail(failure);
  }
}

export function findInstanceById(
  model: ModelClass,
  id: unknown,
  filter: Filter,
  options: Options,
): Maybe<ModelInstance | null> {
  requireId(model);
  if (isMissingId(id)) throw new Error('Model::findById requires the id argument');
  const query: Filter = { where: whereId(model, id) };
  if (filter.include) query.include = filter.include;
  if (filter.fields) query.fields = filter.fields;
  return findOneInstance(model, query, options);
}

function sortByIds(
  model: ModelClass,
  ids: readonly unknown[],
  found: readonly ModelInstance[],
): ModelInstance[] {
  const idName = idNameOf(model);
  const positionOf = (instance: ModelInstance): number => ids.indexOf(instance[idName]);
  const known = found.filter((instance) => positionOf(instance) >= 0);
  const others = found.filter((instance) => positionOf(instance) < 0);
  return [...known.sort((left, right) => positionOf(left) - positionOf(right)), ...others];
}

function findInstancesByIds(
  model: ModelClass,
  ids: readonly unknown[],
  query: Filter,
  options: Options,
): Maybe<ModelInstance[]> {
  requireId(model);
  if (ids.length === 0) return [];
  const filter = mergeQuery({ where: { [idNameOf(model)]: { inq: [...ids] } } }, query);
  if (filter.order) return findInstances(model, filter, options);
  const found = findInstances(model, filter, options);
  const sort = (instances: ModelInstance[]): ModelInstance[] => sortByIds(model, ids, instances);
  if (!(found instanceof Promise)) return sort(found);
  return found.then(sort, (failure: unknown) => {
    // The rows that come with the error of a failed include are sorted too.
    if (!(failure instanceof FailureWithResult) || !Array.isArray(failure.result)) throw failure;
    throw new FailureWithResult(failure.error, sort(failure.result));
  });
}

function readQueryCall(args: readonly unknown[]) {
  const { values, callback } = splitCall(args);
  const query = (values[0] || {}) as Filter;
  const options = (values[1] || {}) as Options;
  assertObject(query, 'The query argument must be an object');
  assertObject(options, 'The options argument must be an object');
  return { query, options, callback };
}

export const findStatics = {
  find(this: ModelClass, ...args: unknown[]): unknown {
    const { query, options, callback } = readQueryCall(args);
    return reply(callback, () => findInstances(this, query, options));
  },

  all(this: ModelClass, ...args: unknown[]): unknown {
    return (this.find as (...args: unknown[]) => unknown)(...args);
  },

  findOne(this: ModelClass, ...args: unknown[]): unknown {
    const { query, options, callback } = readQueryCall(args);
    return reply(callback, () => findOneInstance(this, query, options));
  },

  findById(this: ModelClass, ...args: unknown[]): unknown {
    assertThat(args.length >= 1, 'The id argument is required');
    const { values, callback } = splitCall(args);
    const id = values[0];
    let filter = (values[1] || {}) as Filter;
    let options = (values[2] || {}) as Options;
    // findById(id, options, callback): an object with neither include nor fields counts as options.
    if (callback && values.length === 2 && !filter.include && !filter.fields) {
      options = filter;
      filter = {};
    }
    assertObject(filter, 'The filter argument must be an object');
    assertObject(options, 'The options argument must be an object');
    return reply(callback, () => findInstanceById(this, id, filter, options));
  },

  findByIds(this: ModelClass, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const [ids, query = {}, options = {}] = values;
    assertThat(Array.isArray(ids), 'The ids argument must be an array');
    assertObject(query, 'The query argument must be an object');
    assertObject(options, 'The options argument must be an object');
    return reply(callback, () =>
      findInstancesByIds(this, ids, (query ?? {}) as Filter, (options ?? {}) as Options),
    );
  },
};
