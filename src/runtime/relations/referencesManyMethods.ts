import { callWithCallback, reply, splitCall } from '../calls.ts';
import { createNotFound } from '../dao/support.ts';
import { FailureWithResult } from '../errors.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { indexOfId } from '../query/idEquals.ts';
import { mergeQuery } from '../query/mergeQuery.ts';
import { Relation } from './relation.ts';
import { createKeyMismatch, failWithPair, readDataCall, readOptionsCall } from './support.ts';

type AnyCallback = (...results: unknown[]) => unknown;
type FindByIds = (ids: readonly unknown[], query: Filter, options: Options, ...rest: unknown[]) => unknown;

/** The methods of a referencesMany relation (docs/loopback.md#referencesmany). */
export class ReferencesMany extends Relation {
  get #modelTo(): ModelClass {
    return this.definition.modelTo as ModelClass;
  }

  /** The list of ids itself: methods change it in place. */
  get #ids(): unknown[] {
    return (this.modelInstance[this.definition.keyFrom] || []) as unknown[];
  }

  #idOf(instance: ModelInstance): unknown {
    const id = instance[this.definition.keyTo];
    return typeof id === 'object' ? String(id) : id;
  }

  #isReferenced(id: unknown): boolean {
    return indexOfId(this.#ids, id) >= 0;
  }

  /** Always queries; returns rows in the order of the ids unless the filter has an order. */
  related(params: Filter, condition: unknown, options: Options, callback: AnyCallback | undefined): unknown {
    const filter = (condition || {}) as Filter;
    this.definition.applyScope(this.modelInstance, filter);
    const findByIds = this.#modelTo['findByIds'] as FindByIds;
    const query = mergeQuery(filter, params);
    return findByIds.call(this.#modelTo, this.#ids, query, options, ...(callback ? [callback] : []));
  }

  findById(id: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, () => this.#find(id, options));
  }

  async #find(given: unknown, options: Options): Promise<ModelInstance> {
    const { modelFrom, keyFrom, keyTo } = this.definition;
    const id = typeof given === 'object' ? String(given) : given;
    const filter: Filter = {};
    this.definition.applyScope(this.modelInstance, filter);
    const findByIds = this.#modelTo['findByIds'] as FindByIds;
    const [found] = (await findByIds.call(this.#modelTo, [id], filter, options)) as ModelInstance[];
    if (!found) throw createNotFound(this.#modelTo, id);
    if (this.#isReferenced(found[keyTo])) return found;
    throw createKeyMismatch(
      [modelFrom, keyFrom, this.modelInstance[keyFrom]],
      [this.#modelTo, keyTo, found[keyTo]],
    );
  }

  exists(id: unknown, ...args: unknown[]): unknown {
    const { callback } = readOptionsCall(args);
    return reply(callback, () => this.#isReferenced(id));
  }

  updateById(id: unknown, ...args: unknown[]): unknown {
    const { data, options, callback } = readDataCall(args);
    return reply(callback, async () => {
      const found = await this.#find(id, options);
      return callWithCallback(found.updateAttributes, found, [data ?? {}, options]);
    });
  }

  /** Removes the reference and the target itself. */
  destroyById(id: unknown, ...args: unknown[]): unknown {
    const { callback } = readOptionsCall(args);
    return reply(callback, async () => {
      const found = await this.#find(id, {});
      // A declaring instance that is refused is not saved, and the target is destroyed anyway.
      await this.#remove(found, {}).catch((failure: unknown) => {
        if (!(failure instanceof FailureWithResult)) throw failure;
      });
      return callWithCallback(found.destroy, found, []);
    });
  }

  at(index: number, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, () => this.#find(this.#ids[index], options));
  }

  create(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const options = (values[1] ?? {}) as Options;
    const instance = this.build((values[0] || {}) as Dictionary);
    return reply(callback, async () => {
      // The instance that save returns is stored; the built one may still count as new.
      const saving = callWithCallback(instance.save, instance, [options]).catch(failWithPair);
      const saved = (await saving) as ModelInstance;
      await this.#insert(saved, options, saved);
      return saved;
    });
  }

  build(data?: Dictionary): ModelInstance {
    const values = data || {};
    this.definition.applyProperties(this.modelInstance, values);
    return new this.#modelTo(values);
  }

  /** Adds a reference to a target; resolves to null if the target does not exist. */
  add(target: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, async () => {
      const found =
        target instanceof this.#modelTo ? (target as ModelInstance) : await this.#findTarget(target, options);
      if (found) await this.#insert(found, options, null);
      return found;
    });
  }

  /** The callback of a failed query gets null along with the error, as in LoopBack. */
  async #findTarget(id: unknown, options: Options): Promise<ModelInstance | null> {
    const filter: Filter = { where: { [this.definition.keyTo]: id } };
    this.definition.applyScope(this.modelInstance, filter);
    try {
      return await this.#modelTo.findOne(filter, options);
    } catch (error) {
      throw new FailureWithResult(error, null);
    }
  }

  /** A refused id stays in the list of the instance, as in LoopBack. */
  async #insert(target: ModelInstance, options: Options, onFailure: unknown): Promise<void> {
    const ids = this.#ids;
    if (this.definition.options['prepend']) ids.unshift(this.#idOf(target));
    else ids.push(this.#idOf(target));
    try {
      await this.modelInstance.updateAttribute(this.definition.keyFrom, ids, options);
    } catch (error) {
      throw new FailureWithResult(error, onFailure);
    }
  }

  /** Removes only the reference; resolves to the remaining ids. */
  remove(target: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, () => this.#remove(target, options));
  }

  async #remove(target: unknown, options: Options): Promise<unknown> {
    const { keyFrom, keyTo } = this.definition;
    const ids = this.#ids;
    const id = target instanceof this.#modelTo ? (target as ModelInstance)[keyTo] : target;
    const index = indexOfId(ids, id);
    if (index < 0) return ids;
    ids.splice(index, 1);
    const remainingOf = (saved: unknown): unknown => (saved as ModelInstance)[keyFrom] || [];
    const { modelInstance } = this;
    const saving = callWithCallback(modelInstance.updateAttribute, modelInstance, [keyFrom, ids, options]);
    return saving.then(remainingOf, (failure: unknown) => {
      if (!(failure instanceof FailureWithResult)) throw failure;
      throw new FailureWithResult(failure.error, remainingOf(failure.result));
    });
  }
}
