import { callWithCallback, reply } from './calls.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from './model/contracts.ts';
import { defineHidden, idNameOf, isModelClass, isModelInstance } from './model/modelInstance.ts';
import { idEquals } from './query/idEquals.ts';
import { mergeQuery } from './query/mergeQuery.ts';
import { isPlainObject } from './query/sanitize.ts';

type AnyCallback = (...results: unknown[]) => unknown;
type Receiver = ModelClass | ModelInstance;

export type ScopeMethod = (this: unknown, ...args: unknown[]) => unknown;

/** The filter of one read of a scope; `collect` names the relation whose targets are requested. */
export interface ScopeParams extends Filter {
  collect?: unknown;
}

/** The values that a scope is defined with. */
export interface ScopeShape {
  readonly isStatic: boolean;
  readonly modelFrom: object;
  readonly modelTo: ModelClass;
  readonly name: string;
  readonly params: unknown;
  readonly methods: Record<string, ScopeMethod>;
  readonly options: Dictionary;
}

/** `(receiver, params, condition, options, callback)`: a promise, or nothing with a callback. */
export type ScopeRead = (
  receiver: Receiver,
  params: ScopeParams,
  condition: unknown,
  options: Options,
  callback: AnyCallback | undefined,
) => unknown;

/** A named query: static (`Model.active`) or of an instance (`customer.orders`). */
export class ScopeDefinition implements ScopeShape {
  readonly isStatic: boolean;
  readonly modelFrom: object;
  readonly modelTo: ModelClass;
  readonly name: string;
  readonly params: unknown;
  readonly methods: Record<string, ScopeMethod>;
  readonly options: Dictionary;
  /** Replaces `related` for relations that store their rows or keys on the instance. */
  read?: ScopeRead;

  constructor(shape: ScopeShape) {
    this.isStatic = shape.isStatic;
    this.modelFrom = shape.modelFrom;
    this.modelTo = shape.modelTo;
    this.name = shape.name;
    this.params = shape.params;
    this.methods = shape.methods;
    this.options = shape.options;
  }

  /**
   * The model that the scope reads; the option `modelTo` may choose it.
   * @throws Error "Invalid target model for scope …"
   */
  targetModel(receiver: unknown): ModelClass {
    const { modelTo: choose } = this.options;
    const chosen: unknown = (typeof choose === 'function' && choose.call(this, receiver)) || this.modelTo;
    if (isModelClass(chosen)) return chosen;
    const owner = (this.isStatic ? this.modelFrom : this.modelFrom.constructor) as ModelClass;
    throw new Error(
      `Invalid target model for scope \`${owner.modelName}${this.isStatic ? '.' : '.prototype.'}${this.name}\`.`,
    );
  }

  defineMethod(name: string, method: ScopeMethod): ScopeMethod {
    this.methods[name] = method;
    return method;
  }

  /**
   * Reads the scope. Without a condition an instance returns its cache, or fills
   * it; a condition (null too) always queries and is not cached; true refreshes.
   */
  related(
    receiver: Receiver,
    params: ScopeParams,
    condition: unknown,
    options: Options,
    callback: AnyCallback | undefined,
  ): unknown {
    if (this.read) return this.read(receiver, params, condition, options, callback);
    const isCondition = condition !== undefined && typeof condition !== 'boolean';
    const cache = (receiver as ModelInstance).__cachedRelations;
    const cached = cache?.[this.name];
    if (!isCondition && condition !== true && cached !== undefined) {
      if (!callback) return Promise.resolve(cached);
      callback(null, cached);
      return undefined;
    }
    const isCached = !isCondition && isModelInstance(receiver);
    const query = mergeQuery(((isCondition ? condition : {}) ?? {}) as Filter, params, {
      nestedInclude: true,
    });
    const target = this.targetModel(receiver);
    const read = async (): Promise<unknown> => {
      const targetQuery = extractTargetQuery(query);
      const found = (await callWithCallback(target.find, target, [query, options])) as ModelInstance[];
      if (isCached) {
        if (!cache) defineHidden(receiver, '__cachedRelations', {});
        (receiver as ModelInstance).__cachedRelations[this.name] = found;
      }
      return targetQuery ? findTargets(target, targetQuery, found, options) : found;
    };
    return reply(callback, read);
  }
}

interface TargetQuery {
  readonly relation: string;
  readonly filter: Filter;
}

/** Moves a filter on the targets of a through model out of the include: it is a query of its own. */
function extractTargetQuery(query: Filter): TargetQuery | undefined {
  const { include } = query;
  if (!query.collect || !isPlainObject(include)) return undefined;
  const { scope } = include;
  if (typeof scope !== 'object' || scope === null) return undefined;
  delete include['scope'];
  return { relation: String(include['relation']), filter: scope as Filter };
}

function findTargets(
  through: ModelClass,
  { relation, filter }: TargetQuery,
  linked: readonly ModelInstance[],
  options: Options,
): unknown {
  const target = through.relations[relation]?.modelTo as ModelClass;
  const idName = idNameOf(target);
  const ids = [...new Set(linked.map((instance) => instance[idName]))];
  const where = filter.where as Dictionary | undefined;
  if (where === undefined) {
    filter.where = { [idName]: { inq: ids } };
    return callWithCallback(target.find, target, [filter, options]);
  }
  const condition = intersectIds(ids, where[idName]);
  if (condition === undefined) return [];
  const { [idName]: _id, ...others } = where;
  filter.where = { and: [{ [idName]: condition }, others] };
  return callWithCallback(target.find, target, [filter, options]);
}

/** Returns the linked ids that the caller requests, or undefined if there are none. */
function intersectIds(linked: readonly unknown[], requested: unknown): unknown {
  if (!requested) return { inq: linked };
  const wanted: unknown = (requested as Dictionary)['inq'] ?? [requested];
  // A value that is not a list has no id in common with the links.
  if (!Array.isArray(wanted)) return undefined;
  const both = linked.filter((id) =>
    wanted.some((other) => idEquals(id, other) && typeof id === typeof other),
  );
  if (both.length === 0) return undefined;
  return both.length === 1 ? both[0] : { inq: both };
}
