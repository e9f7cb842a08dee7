import { camelize } from 'inflection';
import { callWithCallback, reply, splitCall } from '../calls.ts';
import { includeOne, includeOneIntoLast } from '../include/includeOne.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { isModelInstance } from '../model/modelInstance.ts';
import { normalizePolymorphic } from './polymorphic.ts';
import { Relation } from './relation.ts';
import { RelationDefinition } from './relationDefinition.ts';
import {
  createKeyMismatch,
  defineSingleAccessor,
  keyChangeErrorOf,
  lookupTarget,
  readOptionsCall,
  readParams,
} from './support.ts';

type AnyCallback = (...results: unknown[]) => unknown;

/** Declares a hasOne relation; the foreign key becomes a property of the target (docs/loopback.md#hasone). */
export function defineHasOne(modelFrom: ModelClass, target: unknown, given?: Dictionary): RelationDefinition {
  const params = readParams(target, given);
  const modelTo = lookupTarget(modelFrom, target, params, false);
  const keyFrom = params.primaryKey || modelFrom.definition.idName() || 'id';
  const name = params.as || camelize(modelTo.modelName, true);
  const polymorphic = params['polymorphic'] ? normalizePolymorphic(params['polymorphic'], name) : undefined;
  const keyTo = polymorphic?.foreignKey ?? (params.foreignKey || camelize(`${modelFrom.modelName}_id`, true));
  if (polymorphic && !params.through)
    modelTo.dataSource?.defineProperty(modelTo.modelName, polymorphic.discriminator, {
      type: 'string',
      index: true,
    });
  const definition = new RelationDefinition({
    name,
    type: 'hasOne',
    modelFrom,
    keyFrom,
    modelTo,
    keyTo,
    multiple: false,
    polymorphic,
    properties: params['properties'],
    scope: params['scope'],
    options: params['options'],
    methods: params['methods'],
    createRelation: (own, instance) => new HasOne(own, instance),
    include: polymorphic ? includeOneIntoLast : includeOne,
  });
  modelFrom.relations[name] = definition;
  modelTo.dataSource?.defineForeignKey(modelTo.modelName, keyTo, modelFrom.modelName, keyFrom);
  defineSingleAccessor(
    definition,
    ['get', 'getAsync', 'create', 'build', 'update', 'destroy'],
    ['get', 'create', 'update', 'destroy'],
  );
  return definition;
}

class HasOne extends Relation {
  get #modelTo(): ModelClass {
    return this.definition.modelTo as ModelClass;
  }

  get #parentKey(): unknown {
    return this.modelInstance[this.definition.keyFrom];
  }

  /** Gets or sets the target, depending on the arguments; a filter only forces a refresh (docs/loopback.md#hasone). */
  related(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const [condition, options] = values;
    if (isModelInstance(condition) && values.length === 1 && !callback) {
      condition[this.definition.keyTo] = this.#parentKey;
      this.resetCache(condition);
      return undefined;
    }
    if (callback) return this.#read(condition, (options ?? {}) as Options, callback);
    if (condition === undefined) return this.getCache();
    throw new TypeError(`Cannot set properties of undefined (setting '${this.definition.keyTo}')`);
  }

  #read(condition: unknown, options: Options, callback: AnyCallback): unknown {
    const cached = condition ? undefined : this.getCache();
    if (cached !== undefined) {
      callback(null, cached);
      return cached;
    }
    reply(callback, () => this.#query(options));
    return this.#parentKey;
  }

  async #query(options: Options): Promise<ModelInstance | null> {
    const { definition, modelInstance } = this;
    const { keyFrom, keyTo } = definition;
    const query: Filter = { where: { [keyTo]: this.#parentKey } };
    definition.applyScope(modelInstance, query);
    const found = await this.#modelTo.findOne(query, options);
    if (!found) return null;
    const key = found[keyTo];
    const parentKey = this.#parentKey;
    const isMatch = key !== null && key !== undefined && parentKey !== null && parentKey !== undefined;
    if (!isMatch || String(key) !== String(parentKey))
      throw createKeyMismatch([definition.modelFrom, keyFrom, parentKey], [this.#modelTo, keyTo, key]);
    this.resetCache(found);
    return found;
  }

  get(...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, () => this.#query(options));
  }

  getAsync(...args: unknown[]): unknown {
    return this.get(...args);
  }

  /** Creates the target; refuses a second one, unless the scope of the relation hides the first. */
  create(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const { definition, modelInstance } = this;
    const data = (values[0] || {}) as Dictionary;
    const options = (values[1] ?? {}) as Options;
    data[definition.keyTo] = this.#parentKey;
    const query: Filter = { where: { [definition.keyTo]: this.#parentKey } };
    definition.applyScope(modelInstance, query);
    definition.applyProperties(modelInstance, data);
    return reply(callback, async () => {
      const [target, isCreated] = await this.#modelTo.findOrCreate(query, data, options);
      if (!isCreated)
        throw new Error(`HasOne relation cannot create more than one instance of ${this.#modelTo.modelName}`);
      this.resetCache(target);
      return target;
    });
  }

  build(data?: Dictionary): ModelInstance {
    const values = data || {};
    values[this.definition.keyTo] = this.#parentKey;
    this.definition.applyProperties(this.modelInstance, values);
    return new this.#modelTo(values);
  }

  #require(): Maybe<ModelInstance> {
    return andThen(this.fetchResult(), (found) => {
      if (isModelInstance(found)) return found;
      throw new Error(`HasOne relation ${this.definition.name} is empty`);
    });
  }

  update(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const data = values[0] as Dictionary;
    return reply(callback, () =>
      andThen(this.#require(), (target) => {
        const refusal = keyChangeErrorOf(target, data, this.definition.keyTo);
        if (refusal) throw refusal;
        return callWithCallback(target.updateAttributes, target, [data, values[1] ?? {}]);
      }),
    );
  }

  destroy(...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    return reply(callback, () =>
      andThen(this.#require(), (target) => callWithCallback(target.destroy, target, [options])),
    );
  }
}
