import { callWithCallback, reply, replyWith, splitCall } from '../calls.ts';
import { createNotFound } from '../dao/support.ts';
import { FailureWithResult } from '../errors.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { idEquals } from '../query/idEquals.ts';
import { ManyRelation } from './relation.ts';
import { createKeyMismatch, keyChangeErrorOf, readDataCall, readOptionsCall } from './support.ts';

/** The methods of a hasMany relation without through model (docs/loopback.md#calls-and-results). */
export class HasMany extends ManyRelation {
  get #modelTo(): ModelClass {
    return this.definition.modelTo as ModelClass;
  }

  get #parentKey(): unknown {
    return this.modelInstance[this.definition.keyFrom];
  }

  findById(id: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    const deliver = (call: (...results: unknown[]) => unknown, found: unknown): unknown =>
      found === undefined ? call() : call(null, found);
    return replyWith(callback, () => this.#find(id, options), deliver);
  }

  /** Finds a child; undefined on an unsaved parent. */
  async #find(id: unknown, options: Options): Promise<ModelInstance | undefined> {
    const { definition, modelInstance } = this;
    const { keyFrom, keyTo } = definition;
    const parentKey = this.#parentKey;
    if (parentKey === undefined) return undefined;
    if (id === undefined)
      this.#notice('ID_NOT_GIVEN', `${definition.name}: the id is undefined, so the first child is used.`);
    const filter: Filter = { where: { [idNameOf(this.#modelTo)]: id, [keyTo]: parentKey } };
    definition.applyScope(modelInstance, filter);
    const found = await this.#modelTo.findOne(filter, options);
    if (!found) throw createNotFound(this.#modelTo, id);
    const key = found[keyTo];
    if (key !== null && key !== undefined && idEquals(key, parentKey)) return found;
    throw createKeyMismatch([definition.modelFrom, keyFrom, parentKey], [this.#modelTo, keyTo, key]);
  }

  #notice(...notice: Parameters<NonNullable<ModelClass['dataSource']>['notice']>): void {
    this.#modelTo.dataSource?.notice(...notice);
  }

  /** Fails for a missing child instead of returning false, except on an unsaved parent. */
  exists(id: unknown, ...args: unknown[]): unknown {
    const { callback } = readOptionsCall(args);
    return reply(callback, async () => {
      const found = await this.#find(id, {});
      const key = found?.[this.definition.keyTo];
      return Boolean(key) && String(key) === String(this.#parentKey);
    });
  }

  updateById(id: unknown, ...args: unknown[]): unknown {
    const { data, options, callback } = readDataCall(args);
    return reply(callback, async () => {
      const found = (await this.#find(id, options)) as ModelInstance;
      const refusal = keyChangeErrorOf(found, data as Dictionary, this.definition.keyTo);
      if (refusal) throw refusal;
      return callWithCallback(found.updateAttributes, found, [data, options]);
    });
  }

  destroyById(id: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, async () => {
      const found = (await this.#find(id, options)) as ModelInstance;
      this.removeFromCache(id);
      return callWithCallback(found.destroy, found, [options]);
    });
  }

  /** Writes the key of the parent and the `properties` of the relation into the data. */
  #writeParentKey(data: Dictionary): void {
    const { keyTo } = this.definition;
    const parentKey = this.#parentKey;
    const given = (data as Dictionary | undefined)?.[keyTo];
    if (parentKey === undefined)
      this.#notice(
        'ORPHAN_CREATED',
        `A ${this.#modelTo.modelName} gets no ${keyTo}: its parent is not saved.`,
      );
    else if (given !== undefined && given !== null && !idEquals(given, parentKey))
      this.#notice('KEY_OVERWRITTEN', `${keyTo} ${String(given)} was overwritten with ${String(parentKey)}.`);
    this.#noticeScopeNotWritten(data);
    data[keyTo] = parentKey;
    this.definition.applyProperties(this.modelInstance, data);
  }

  /** Emits a notice if the scope of the relation will hide the new child. */
  #noticeScopeNotWritten(data: Dictionary | undefined): void {
    const { scope, name } = this.definition;
    if (
      typeof scope !== 'object' ||
      scope === null ||
      !data ||
      !this.#modelTo.dataSource?.hasNoticeListener()
    )
      return;
    for (const [property, value] of Object.entries(((scope as Filter).where ?? {}) as Dictionary))
      if (data[property] !== value)
        this.#notice(
          'SCOPE_NOT_WRITTEN',
          `${property} of the scope of ${name} is not written into the new child.`,
        );
  }

  create(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const data = (values[0] || {}) as Dictionary | Dictionary[];
    const options = (values[1] ?? {}) as Options;
    if (Array.isArray(data)) for (const item of data) this.#writeParentKey(item);
    else this.#writeParentKey(data);
    return reply(callback, async () => {
      const created: unknown = await this.#create(data, options);
      for (const instance of Array.isArray(created) ? created : [created]) this.addToCache(instance);
      return created;
    });
  }

  async #create(data: unknown, options: Options): Promise<unknown> {
    if (this.getCache() === undefined)
      this.#notice(
        'CACHE_HOLDS_ONLY_CREATED',
        `The cache of ${this.definition.name} now holds only what was created.`,
      );
    try {
      return await this.#modelTo.create(data, options);
    } catch (failure) {
      // The callback of a relation gets only the error.
      throw failure instanceof FailureWithResult ? failure.error : failure;
    }
  }

  build(data?: unknown): ModelInstance {
    const values = (data || {}) as Dictionary;
    this.#writeParentKey(values);
    return new this.#modelTo(values);
  }
}
