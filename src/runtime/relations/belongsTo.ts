import { camelize } from 'inflection';
import { callWithCallback, reply, runLater, splitCall } from '../calls.ts';
import { includeOne } from '../include/includeOne.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { isModelInstance } from '../model/modelInstance.ts';
import { mergeQuery } from '../query/mergeQuery.ts';
import { includePolymorphic } from './includePolymorphic.ts';
import { normalizePolymorphic } from './polymorphic.ts';
import { Relation } from './relation.ts';
import { RelationDefinition } from './relationDefinition.ts';
import {
  createKeyMismatch,
  defineSingleAccessor,
  keyChangeErrorOf,
  lookupByName,
  lookupTarget,
  type RelationParams,
  readOptionsCall,
  readParams,
} from './support.ts';

type AnyCallback = (...results: unknown[]) => unknown;

/** Declares a belongsTo relation; the foreign key becomes a property of the declaring model (docs/loopback.md#belongsto). */
export function defineBelongsTo(
  modelFrom: ModelClass,
  target: unknown,
  given?: Dictionary,
): RelationDefinition {
  const definition = given?.['polymorphic']
    ? createPolymorphicDefinition(modelFrom, target, given as RelationParams)
    : createDefinition(modelFrom, target, readParams(target, given));
  modelFrom.relations[definition.name] = definition;
  const methods = ['get', 'getAsync', 'update', 'destroy'];
  if (!definition.polymorphic) methods.push('create', 'build');
  defineSingleAccessor(definition, methods, ['get']);
  return definition;
}

const sharedShape = (params: RelationParams) => ({
  type: 'belongsTo',
  multiple: false,
  properties: params['properties'],
  scope: params['scope'],
  options: params['options'],
  methods: params['methods'],
  createRelation: (definition: RelationDefinition, instance: ModelInstance) =>
    new BelongsTo(definition, instance),
});

function createDefinition(
  modelFrom: ModelClass,
  target: unknown,
  params: RelationParams,
): RelationDefinition {
  const modelTo = lookupTarget(modelFrom, target, params, false);
  const keyTo = params.primaryKey || modelTo.definition.idName() || 'id';
  const name = params.as || camelize(modelTo.modelName, true);
  const keyFrom = params.foreignKey || `${name}Id`;
  modelFrom.dataSource?.defineForeignKey(modelFrom.modelName, keyFrom, modelTo.modelName, keyTo);
  return new RelationDefinition({
    ...sharedShape(params),
    name,
    modelFrom,
    keyFrom,
    modelTo,
    keyTo,
    include: includeOne,
  });
}

function createPolymorphicDefinition(
  modelFrom: ModelClass,
  target: unknown,
  params: RelationParams,
): RelationDefinition {
  const name = params.as || (typeof target === 'string' ? target : '');
  const polymorphic = normalizePolymorphic(params['polymorphic'], name);
  const keyTo = String(params.primaryKey || params['idName'] || 'id');
  const { dataSource, modelName } = modelFrom;
  if (polymorphic.idType)
    dataSource?.defineProperty(modelName, polymorphic.foreignKey, { type: polymorphic.idType, index: true });
  else dataSource?.defineForeignKey(modelName, polymorphic.foreignKey, modelName, keyTo);
  dataSource?.defineProperty(modelName, polymorphic.discriminator, { type: 'string', index: true });
  return new RelationDefinition({
    ...sharedShape(params),
    name,
    modelFrom,
    keyFrom: polymorphic.foreignKey,
    modelTo: null,
    keyTo,
    polymorphic,
    include: includePolymorphic,
  });
}

class BelongsTo extends Relation {
  get #foreignKey(): unknown {
    return this.modelInstance[this.definition.keyFrom];
  }

  /** Gets or sets the target, depending on the arguments (docs/loopback.md#belongsto). */
  related(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const [condition, options] = values;
    if (isModelInstance(condition) && values.length === 1 && !callback) return this.#set(condition);
    if (callback) return this.#read(condition, (options ?? {}) as Options, callback);
    if (condition === undefined) return this.getCache();
    this.definition.modelFrom.dataSource?.notice(
      'FOREIGN_KEY_CLEARED',
      `${this.definition.name}(…) without callback cleared ${this.definition.keyFrom}.`,
    );
    this.modelInstance[this.definition.keyFrom] = undefined;
    this.resetCache();
    return undefined;
  }

  #set(target: ModelInstance): undefined {
    const { keyFrom, keyTo, polymorphic } = this.definition;
    this.modelInstance[keyFrom] = target[keyTo];
    if (polymorphic) this.modelInstance[polymorphic.discriminator] = target.constructor.modelName;
    this.definition.applyProperties(this.modelInstance, target);
    this.resetCache(target);
  }

  /** @throws Error synchronously, for a polymorphic relation whose model is unknown */
  #target(): ModelClass {
    const { polymorphic, modelTo, modelFrom } = this.definition;
    if (!polymorphic) return modelTo as ModelClass;
    const { discriminator } = polymorphic;
    const name = this.modelInstance[discriminator];
    if (typeof name !== 'string')
      throw new Error(`Polymorphic model not found: \`${discriminator}\` not set`);
    const found = lookupByName(modelFrom.modelBuilder.models, name.toLowerCase());
    if (!found) throw new Error(`Polymorphic model not found: \`${name.toLowerCase()}\``);
    return found;
  }

  #read(condition: unknown, options: Options, callback: AnyCallback): unknown {
    const cached = condition ? undefined : this.getCache();
    const target = this.#target();
    if (isModelInstance(cached)) {
      callback(null, cached);
      return cached;
    }
    const key = this.#foreignKey;
    if (key === undefined || key === null) {
      runLater(() => callback());
      return undefined;
    }
    reply(callback, () => this.#query(target, condition, options));
    return key;
  }

  async #query(target: ModelClass, condition: unknown, options: Options): Promise<ModelInstance | null> {
    const { definition, modelInstance } = this;
    const { keyFrom, keyTo } = definition;
    const query: Filter = { where: { [keyTo]: this.#foreignKey } };
    definition.applyScope(modelInstance, query);
    if (condition) mergeQuery(query, condition as Filter);
    if (Array.isArray(query.fields) && !query.fields.includes(keyTo)) query.fields.push(keyTo);
    const found = await target.findOne(query, options);
    if (!found) return null;
    const key = found[keyTo];
    const foreignKey = this.#foreignKey;
    const isMatch = key !== null && key !== undefined && foreignKey !== null && foreignKey !== undefined;
    if (!isMatch || String(key) !== String(foreignKey))
      throw createKeyMismatch([definition.modelFrom, keyFrom, foreignKey], [target, keyTo, key]);
    this.resetCache(found);
    return found;
  }

  /** Queries again; undefined without a foreign key, null if the key points to a missing row. */
  get(...args: unknown[]): unknown {
    const { options, callback } = readOptionsCall(args);
    if (callback) {
      this.related(true, options, callback);
      return undefined;
    }
    this.#target();
    return new Promise((resolve, reject) => {
      this.related(true, options, (error?: unknown, found?: unknown) =>
        error ? reject(error) : resolve(found),
      );
    });
  }

  getAsync(...args: unknown[]): unknown {
    return this.get(...args);
  }

  /** Creates the target and sets the foreign key; saves the declaring instance if it is persisted. */
  create(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const options = (values[1] ?? {}) as Options;
    // Only a callback means empty data, which gets the properties of the relation; undefined does not.
    const isBare = callback !== undefined && values.length === 0;
    const data = (isBare ? {} : values[0]) as Dictionary | undefined;
    const { definition, modelInstance } = this;
    definition.applyProperties(modelInstance, data || {});
    return reply(callback, async () => {
      const target = await (definition.modelTo as ModelClass).create(data, options);
      modelInstance[definition.keyFrom] = target[definition.keyTo];
      if (!modelInstance.isNewRecord()) await modelInstance.save(options);
      this.resetCache(target);
      return target;
    });
  }

  build(data?: Dictionary): ModelInstance {
    this.definition.applyProperties(this.modelInstance, data || {});
    return new (this.definition.modelTo as ModelClass)(data);
  }

  /** The current target; with options, which the relation function takes for a filter, it is read again. */
  #require(options: Options, isForced: boolean): Maybe<ModelInstance> {
    return andThen(isForced ? this.fetchResult(options) : this.fetchResult(), (found) => {
      if (isModelInstance(found)) return found;
      throw new Error(`BelongsTo relation ${this.definition.name} is empty`);
    });
  }

  update(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const data = values[0] as Dictionary;
    const options = values[1] as Options | undefined;
    this.#target();
    // With options or a callback, the relation function queries again.
    return reply(callback, () =>
      andThen(this.#require(options ?? {}, Boolean(callback || options)), (target) => {
        const refusal = keyChangeErrorOf(target, data, this.definition.keyTo);
        if (refusal) throw refusal;
        return callWithCallback(target.updateAttributes, target, [data, options ?? {}]);
      }),
    );
  }

  /** Does not delete the target: clears the foreign key and saves the declaring instance. */
  destroy(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const options = values[0] as Options | undefined;
    this.#target();
    return reply(callback, () =>
      andThen(this.#require(options ?? {}, Boolean(callback || options)), () => {
        this.modelInstance[this.definition.keyFrom] = null;
        return this.modelInstance.save(options ?? {});
      }),
    );
  }
}
