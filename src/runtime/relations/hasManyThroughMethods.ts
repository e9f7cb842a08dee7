import { callWithCallback, reply, splitCall } from '../calls.ts';
import { createNotFound } from '../dao/support.ts';
import { createError, FailureWithResult } from '../errors.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { ManyRelation } from './relation.ts';
import type { RelationDefinition } from './relationDefinition.ts';
import { failWithPair, keyChangeErrorOf, readDataCall, readOptionsCall, replyDone } from './support.ts';

/** The foreign keys of the belongsTo relations from one model to another, in order of declaration. */
function findBelongsToKeys(modelFrom: ModelClass, modelTo: ModelClass | null, keyTo: string): string[] {
  return Object.values(modelFrom.relations)
    .filter(
      (relation) => relation.type === 'belongsTo' && relation.modelTo === modelTo && relation.keyTo === keyTo,
    )
    .map((relation) => relation.keyFrom);
}

/** The keys of the through model that a link sets: to the parent and to the target. */
function findLinkKeys(definition: RelationDefinition): [toParent: string, toTarget: string] {
  const { modelFrom, modelTo, modelThrough, polymorphic } = definition;
  const through = modelThrough as ModelClass;
  const targetId = idNameOf(modelTo as ModelClass);
  if (polymorphic)
    return [definition.keyTo, polymorphic.invert ? polymorphic.foreignKey : String(definition.keyThrough)];
  if (modelFrom === modelTo) {
    const keys = findBelongsToKeys(through, modelTo, targetId);
    const own = keys.filter((key) => key === definition.keyTo);
    const [first, second] = [...own, ...keys.filter((key) => key !== definition.keyTo)];
    return [String(first), String(second)];
  }
  const [toParent] = findBelongsToKeys(through, modelFrom, definition.keyFrom);
  const [toTarget] = findBelongsToKeys(through, modelTo, targetId);
  return [String(toParent), String(toTarget)];
}

/** The methods of a hasMany relation through another model (docs/loopback.md#hasmany-through). */
export class HasManyThrough extends ManyRelation {
  get #modelTo(): ModelClass {
    return this.definition.modelTo as ModelClass;
  }

  get #through(): ModelClass {
    return this.definition.modelThrough as ModelClass;
  }

  get #parentKey(): unknown {
    return this.modelInstance[this.definition.keyFrom];
  }

  /** The link row to a target, given as an instance or as its id. */
  #link(target: unknown): Dictionary {
    const [toParent, toTarget] = findLinkKeys(this.definition);
    const id = target instanceof this.#modelTo ? (target as ModelInstance)[idNameOf(this.#modelTo)] : target;
    return { [toParent]: this.#parentKey, [toTarget]: id };
  }

  #linkFilter(link: Dictionary): Filter {
    const filter: Filter = { where: { ...link } };
    this.definition.applyScope(this.modelInstance, filter);
    return filter;
  }

  #targetIdOf(link: Dictionary): unknown {
    return link[findLinkKeys(this.definition)[1]];
  }

  async #isLinked(target: unknown, options: Options): Promise<boolean> {
    const count = await this.#through.count(this.#linkFilter(this.#link(target)).where, options);
    return count > 0;
  }

  async #requireLink(
    target: unknown,
    options: Options,
    createMessage: (pair: string) => string,
    gap: string,
  ): Promise<void> {
    if (await this.#isLinked(target, options)) return;
    const { modelFrom } = this.definition;
    const parent = `${modelFrom.modelName}.${String(this.#parentKey)}`;
    const pair = `(${parent}${gap},${this.#modelTo.modelName}.${String(target)})`;
    throw createError(createMessage(pair), { statusCode: 404 });
  }

  exists(target: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, () => this.#isLinked(target, options));
  }

  findById(id: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, () => this.#find(id, options));
  }

  async #find(id: unknown, options: Options): Promise<ModelInstance> {
    const createMessage = (pair: string): string =>
      `No relation found in ${this.#through.modelName} for ${pair}`;
    await this.#requireLink(id, options, createMessage, '');
    // Options with include or fields are a filter, as in findById(id, filter, callback).
    const isFilter = Boolean(options['include'] || options['fields']);
    const found = await this.#modelTo.findById(id, isFilter ? options : {}, isFilter ? {} : options);
    if (!found) throw createNotFound(this.#modelTo, id);
    return found;
  }

  updateById(id: unknown, ...args: unknown[]): unknown {
    const { data, options, callback } = readDataCall(args);
    return reply(callback, async () => {
      const found = await this.#find(id, options);
      const refusal = keyChangeErrorOf(found, data as Dictionary, this.definition.keyTo);
      if (refusal) throw refusal;
      return callWithCallback(found.updateAttributes, found, [data, options]);
    });
  }

  /** Removes the links of this parent and the target itself. */
  destroyById(id: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, async () => {
      const createMessage = (pair: string): string =>
        `No record found in ${this.#through.modelName} for ${pair}`;
      await this.#requireLink(id, options, createMessage, ' ');
      this.#modelTo.dataSource?.notice(
        'TARGET_DESTROYED',
        `${this.#modelTo.modelName} ${String(id)} itself is deleted, not only its link.`,
      );
      await this.#remove(id, options);
      return this.#modelTo.deleteById(id, options);
    });
  }

  create(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const options = (values[1] ?? {}) as Options;
    return reply(callback, async () => {
      const creating = callWithCallback(this.#modelTo.create, this.#modelTo, [values[0], options]);
      const created = await creating.catch(failWithPair);
      if (!Array.isArray(created)) return this.#linkCreated(created as ModelInstance, options);
      return this.#linkAll(created, options);
    });
  }

  /** Links all targets; on a failure the callback gets what was linked so far. */
  async #linkAll(targets: readonly ModelInstance[], options: Options): Promise<ModelInstance[]> {
    const linked: (ModelInstance | undefined)[] = [];
    const link = async (target: ModelInstance, index: number): Promise<ModelInstance> => {
      linked[index] = undefined;
      linked[index] = await this.#linkCreated(target, options);
      return target;
    };
    try {
      return await Promise.all(targets.map(link));
    } catch (error) {
      throw new FailureWithResult(error, linked);
    }
  }

  /** Links a created target; destroys the target if its link cannot be stored. */
  async #linkCreated(target: ModelInstance, options: Options): Promise<ModelInstance> {
    const link = this.#link(target);
    const data = { ...link };
    this.definition.applyProperties(this.modelInstance, data);
    try {
      await this.#through.findOrCreate(this.#linkFilter(link), data, options);
    } catch (error) {
      await target.destroy(options).catch(() => undefined);
      throw error;
    }
    this.addToCache(target);
    return target;
  }

  /** Links a target; resolves to the link, which may exist already. */
  add(target: unknown, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const data = (values[0] || {}) as Dictionary;
    const options = (values[1] ?? {}) as Options;
    return reply(callback, async () => {
      const link = this.#link(target);
      Object.assign(data, link);
      const filter = this.#linkFilter(link);
      this.definition.applyProperties(this.modelInstance, data);
      const linked = await callWithCallback(this.#through.findOrCreate, this.#through, [
        filter,
        data,
        options,
      ]);
      if (target instanceof this.#modelTo) this.addToCache(target as ModelInstance);
      return linked;
    });
  }

  /** Unlinks a target; succeeds also if it is not linked. */
  remove(target: unknown, ...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return replyDone(callback, () => this.#remove(target, options));
  }

  async #remove(target: unknown, options: Options): Promise<void> {
    const link = this.#link(target);
    await this.#through.destroyAll(this.#linkFilter(link).where, options);
    this.removeFromCache(this.#targetIdOf(link));
  }
}
