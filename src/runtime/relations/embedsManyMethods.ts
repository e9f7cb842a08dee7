import { reply, runLater, splitCall } from '../calls.ts';
import type { Row, Where } from '../connector.ts';
import { createMatcher } from '../filter/createMatcher.ts';
import { notify } from '../hooks.ts';
import { includeInto } from '../include/include.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type {
  Dictionary,
  Filter,
  ModelClass,
  ModelInstance,
  Options,
  RelationLike,
} from '../model/contracts.ts';
import { idEquals } from '../query/idEquals.ts';
import { mergeQuery } from '../query/mergeQuery.ts';
import { ValidationError } from '../validation/validationError.ts';
import { createEmbedded, embeddedContext, generateId, linkToParent, withResult } from './embedding.ts';
import { Relation } from './relation.ts';
import { readDataCall, readOptionsCall, replyDone } from './support.ts';

type AnyCallback = (...results: unknown[]) => unknown;

/** The methods of an embedsMany relation; many return synchronously and save only with a callback (docs/loopback.md#embedsmany). */
export class EmbedsMany extends Relation {
  get #modelTo(): ModelClass {
    return this.definition.modelTo as ModelClass;
  }

  /** The embedded instances, linked to their parent. */
  value(): ModelInstance[] {
    const list = (this.modelInstance[this.definition.keyFrom] || []) as ModelInstance[];
    for (const item of list) this.#linkToParent(item);
    return list;
  }

  #linkToParent(item: ModelInstance): void {
    if (!(item instanceof this.#modelTo)) return;
    linkToParent(this.definition, item, (action) => {
      const list = this.value();
      if (action === 'destroy') removeFrom(list, item);
      return this.#store(list, {});
    });
  }

  #store(list: unknown, options: Options): Promise<ModelInstance> {
    return this.modelInstance.updateAttribute(this.definition.keyFrom, list, options);
  }

  /** Matches the values that the instances hold, which may be dates, instances or circular. */
  #matches(where: unknown): (item: ModelInstance) => boolean {
    const matcher = createMatcher(where as Where, { types: {} });
    return (item) => matcher(item as Dictionary as Row);
  }

  /** Returns the list, or the part that a `where` matches; order and limit are ignored. */
  related(params: Filter, condition: unknown, options: Options, callback: AnyCallback | undefined): unknown {
    const given = (typeof condition === 'object' && condition !== null ? condition : {}) as Filter;
    const list = this.value();
    this.definition.applyScope(this.modelInstance, given);
    const filter = mergeQuery(given, params);
    const isFiltered = Object.keys((filter.where ?? {}) as object).length > 0;
    const found = isFiltered ? list.filter(this.#matches(filter.where)) : list;
    return reply(callback, async () => {
      const { include } = filter;
      if (include) await withResult(found, () => includeInto(this.#modelTo, found, include, options));
      return found;
    });
  }

  /** Returns the item synchronously; a callback gets the same item later. */
  findById(id: unknown, ...args: unknown[]): ModelInstance | null {
    const { callback } = readOptionsCall(args);
    const text = (id as object).toString();
    const found = this.value().find((item) => idEquals(item[this.definition.keyTo], text));
    return this.#deliver(found, callback);
  }

  #deliver(found: unknown, callback: AnyCallback | undefined): ModelInstance | null {
    const item = found instanceof this.#modelTo ? (found as ModelInstance) : null;
    if (callback) runLater(() => callback(null, item));
    return item;
  }

  exists(id: unknown, ...args: unknown[]): boolean {
    const { callback } = readOptionsCall(args);
    const isFound = this.findById(id) !== null;
    if (callback) runLater(() => callback(null, isFound));
    return isFound;
  }

  at(index: unknown, ...args: unknown[]): ModelInstance | null {
    const { callback } = splitCall(args);
    return this.#deliver(this.value()[Number.parseInt(String(index), 10)], callback);
  }

  /** Changes the item synchronously; saves the parent only with a callback. */
  updateById(id: unknown, ...args: unknown[]): ModelInstance | null {
    const { data, options, callback } = readDataCall(args);
    const list = this.value();
    const item = this.findById(id);
    if (!item) return this.#deliver(null, callback);
    const model = this.#modelTo;
    const changes = (data ?? {}) as Dictionary;
    const before = embeddedContext(model, options, { currentInstance: item, data: changes });
    const after = { Model: model, instance: item, options, hookState: before.hookState };
    const finish = async (): Promise<ModelInstance> => {
      const isValid = item.isValid();
      if (callback) {
        if (!isValid) throw new ValidationError(item);
        await this.#store(list, options);
      }
      await notify(model, 'after save', after);
      return item;
    };
    const observe = (): Maybe<void> => notify(model, 'before save', before);
    if (!callback) this.#changeNow(item, changes, observe, finish);
    else
      reply(callback, async () => {
        const pending = observe();
        if (pending) await pending;
        item.setAttributes(changes);
        await withResult(item, finish);
        return item;
      });
    return item;
  }

  /** Without a callback a failure is lost, as in LoopBack; but a value that the item refuses is thrown, unless an observer delays it. */
  #changeNow(
    item: ModelInstance,
    changes: Dictionary,
    observe: () => Maybe<void>,
    finish: () => Promise<unknown>,
  ): void {
    let pending: Maybe<void>;
    try {
      pending = observe();
    } catch {
      return;
    }
    if (!pending) {
      item.setAttributes(changes);
      finish().catch(ignore);
    } else
      pending
        .then(() => item.setAttributes(changes))
        .then(finish)
        .catch(ignore);
  }

  /** Removes the item synchronously; saves the parent only with a callback. */
  destroyById(target: unknown, ...args: unknown[]): ModelInstance | null {
    const { options, callback } = readOptionsCall(args);
    const list = this.value();
    const model = this.#modelTo;
    const item = target instanceof model ? (target as ModelInstance) : this.findById(target);
    if (!item) {
      if (callback) runLater(() => callback());
      return null;
    }
    const context = embeddedContext(model, options, { instance: item });
    // Synchronous observers must not delay the removal: `remove` saves the parent right after it.
    const removeItem = (): Maybe<void> =>
      andThen(notify(model, 'before delete', context), () => removeFrom(list, item));
    // Without a callback the call itself throws an observer's error.
    if (!callback) void removeItem();
    else
      replyDone(callback, async () => {
        const pending = removeItem();
        if (pending) await pending;
        await this.#store(list, options);
        await notify(model, 'after delete', context);
      });
    return item;
  }

  destroyAll(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const [where, options] = values as [Dictionary?, Options?];
    const isFiltered = Object.keys(where ?? {}).length > 0;
    const matches = isFiltered ? this.#matches(where) : () => true;
    const remaining = this.value().filter((item) => !matches(item));
    if (!callback) {
      this.modelInstance.setAttribute(this.definition.keyFrom, remaining);
      return undefined;
    }
    return replyDone(callback, () => this.#store(remaining, options ?? {}));
  }

  /** Builds an item and saves the parent; the item stays in the list even if it is refused. */
  create(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const { definition, modelInstance } = this;
    const options = (values[1] ?? {}) as Options;
    const item = this.build((values[0] || {}) as Dictionary);
    const value = this.value();
    return reply(callback, () =>
      createEmbedded(definition, modelInstance, { instance: item, value }, options),
    );
  }

  /** Appends a new item to the list, in memory. */
  build(data?: Dictionary): ModelInstance {
    const { definition, modelInstance } = this;
    const values = data || {};
    const list = this.value();
    this.#assignId(values, list);
    definition.applyProperties(modelInstance, values);
    const item = new this.#modelTo(values);
    if (definition.options['prepend']) list.unshift(item);
    else list.push(item);
    modelInstance[definition.keyFrom] = list;
    this.#linkToParent(item);
    return item;
  }

  #assignId(values: Dictionary, list: readonly ModelInstance[]): void {
    const { keyTo, options } = this.definition;
    if (options['persistent'] || (!options['forceId'] && values[keyTo] !== undefined)) return;
    if (this.#modelTo.definition.properties[keyTo]?.type === Number) {
      const ids = list.map((item) => (typeof item[keyTo] === 'number' ? item[keyTo] : 0));
      values[keyTo] = ids.length > 0 ? Math.max(...ids) + 1 : 1;
      return;
    }
    const id = generateId(this.#modelTo, keyTo);
    if (id !== undefined) values[keyTo] = id;
  }

  /** @throws Error "Invalid reference" without the option `belongsTo` */
  #reference(): RelationLike {
    const name = this.definition.options['belongsTo'];
    const reference = name ? this.#modelTo.relations[String(name)] : undefined;
    if (!reference) throw new Error(`Invalid reference: ${String(name)}`);
    return reference;
  }

  #referenceFilter(reference: RelationLike, target: unknown): Filter {
    const { modelTo } = reference;
    const id = modelTo && target instanceof modelTo ? (target as ModelInstance)['id'] : target;
    const filter: Filter = { where: { [reference.keyTo]: id } };
    reference.applyScope(this.modelInstance, filter);
    return filter;
  }

  /** Embeds an item that belongs to the target; resolves to null if the target does not exist. */
  add(target: unknown, ...args: unknown[]): unknown {
    const { data, options, callback } = readDataCall(args);
    const reference = this.#reference();
    const filter = this.#referenceFilter(reference, target);
    return reply(callback, async () => {
      const found = await reference.modelTo?.findOne(filter, options);
      if (!found) return null;
      const item = this.build((data || {}) as Dictionary);
      (item[reference.name] as (target: ModelInstance) => void)(found);
      await withResult(null, () => this.modelInstance.save());
      return item;
    });
  }

  remove(target: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    const filter = this.#referenceFilter(this.#reference(), target);
    return replyDone(callback, async () => {
      const items = (await this.related({}, filter, options, undefined)) as ModelInstance[];
      for (const item of [...items]) this.destroyById(item);
      await this.modelInstance.save(options);
    });
  }
}

const ignore = (): undefined => undefined;

function removeFrom(list: ModelInstance[], item: ModelInstance): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}
