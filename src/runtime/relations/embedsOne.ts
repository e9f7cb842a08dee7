import { camelize } from 'inflection';
import { reply, replyWith, splitCall } from '../calls.ts';
import { notify } from '../hooks.ts';
import { includeEmbedded } from '../include/includeEmbedded.ts';
import type { Dictionary, ModelClass, ModelInstance, Options, ValidationErrors } from '../model/contracts.ts';
import { idNameOf, isModelInstance } from '../model/modelInstance.ts';
import {
  createEmbedded,
  describeFirstError,
  embeddedContext,
  generateId,
  linkToParent,
  requireValidEmbedded,
  withResult,
} from './embedding.ts';
import { Relation } from './relation.ts';
import { RelationDefinition } from './relationDefinition.ts';
import { defineSingleAccessor, lookupTarget, type RelationParams, readParams } from './support.ts';

/** Declares a relation to one instance that is stored inside the declaring one (docs/loopback.md#embedsone). */
export function defineEmbedsOne(
  modelFrom: ModelClass,
  target: unknown,
  given?: Dictionary,
): RelationDefinition {
  const params = readParams(target, given);
  const modelTo = lookupTarget(modelFrom, target, params, false);
  const name = params.as || `${camelize(modelTo.modelName, true)}Item`;
  const property = String(params['property'] || camelize(modelTo.modelName, true));
  const keyFrom = property === name ? `_${property}` : property;
  const definition = new RelationDefinition({
    name,
    type: 'embedsOne',
    modelFrom,
    keyFrom,
    modelTo,
    keyTo: idNameOf(modelTo),
    multiple: false,
    properties: params['properties'],
    scope: params['scope'],
    options: params['options'],
    methods: params['methods'],
    embed: true,
    createRelation: (own, instance) => new EmbedsOne(own, instance),
    include: includeEmbedded,
  });
  modelFrom.relations[name] = definition;
  modelFrom.dataSource?.defineProperty(modelFrom.modelName, keyFrom, createProperty(definition, params));
  if (definition.options['validate'] !== false) validateEmbedded(definition);
  defineSingleAccessor(
    definition,
    ['create', 'build', 'update', 'destroy', 'value'],
    ['get', 'create', 'update', 'destroy'],
  );
  return definition;
}

function createProperty({ modelTo, options }: RelationDefinition, params: RelationParams): Dictionary {
  const { default: defaultValue } = params as Dictionary;
  const model = modelTo as ModelClass;
  const property: Dictionary = { ...(options['property'] as Dictionary | undefined), type: model };
  if (defaultValue === true) property['default'] = () => new model();
  else if (typeof defaultValue === 'object' && defaultValue !== null)
    property['default'] = () => new model(defaultValue);
  return property;
}

/** Adds a validation that reports errors of the embedded instance under the name of the relation. */
function validateEmbedded({ modelFrom, modelTo, keyFrom, name }: RelationDefinition): void {
  const check = function checkEmbedded(this: ModelInstance, report: (kind: unknown) => void): void {
    const embedded = this[keyFrom];
    if (!(embedded instanceof (modelTo as ModelClass)) || (embedded as ModelInstance).isValid()) return;
    const message = `is invalid: ${describeFirstError(embedded as ModelInstance)}`;
    (this.errors as ValidationErrors).add(name, message, 'invalid');
    report(false);
  };
  (modelFrom['validate'] as (...args: unknown[]) => void).call(modelFrom, name, check);
}

class EmbedsOne extends Relation {
  get #modelTo(): ModelClass {
    return this.definition.modelTo as ModelClass;
  }

  /** The embedded instance, linked to its parent. */
  value(): ModelInstance | null | undefined {
    const { definition, modelInstance } = this;
    const embedded = modelInstance[definition.keyFrom] as ModelInstance | null | undefined;
    if (embedded) this.#linkToParent(embedded);
    return embedded;
  }

  #linkToParent(embedded: ModelInstance): void {
    const { definition, modelInstance } = this;
    linkToParent(definition, embedded, (action) => {
      if (action === 'save') return modelInstance.updateAttribute(definition.keyFrom, this.value());
      modelInstance.unsetAttribute(definition.keyFrom, true);
      return modelInstance.save();
    });
  }

  /** Gets or sets the instance, depending on the arguments. */
  related(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const [condition] = values;
    const { definition, modelInstance } = this;
    if (isModelInstance(condition) && values.length === 1 && !callback) {
      if (condition instanceof this.#modelTo) {
        definition.applyProperties(modelInstance, condition);
        modelInstance.setAttribute(definition.keyFrom, condition);
      }
      return undefined;
    }
    const embedded = this.value();
    if (embedded) embedded.__persisted = true;
    if (callback) return reply(callback, () => embedded);
    return condition === undefined ? embedded : undefined;
  }

  create(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const { definition, modelInstance } = this;
    const options = (values[1] ?? {}) as Options;
    const instance = this.build((values[0] || {}) as Dictionary);
    return reply(callback, () =>
      createEmbedded(definition, modelInstance, { instance, value: instance }, options),
    );
  }

  /** Sets a new instance on the parent, in memory. */
  build(data?: Dictionary): ModelInstance {
    const { definition, modelInstance } = this;
    const { keyFrom, keyTo, options } = definition;
    const values = data || {};
    definition.applyProperties(modelInstance, values);
    const isGenerated = this.#modelTo.definition.properties[keyTo]?.['generated'];
    if ((options['forceId'] || values[keyTo] === undefined) && !options['persistent'] && isGenerated) {
      const id = generateId(this.#modelTo, keyTo);
      if (id !== undefined) values[keyTo] = id;
    }
    const instance = new this.#modelTo(values);
    modelInstance[keyFrom] = instance;
    this.#linkToParent(instance);
    return instance;
  }

  /** Updates the instance. If there is none, a call with a callback creates one, and one without builds one. */
  update(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const [given, options] = values;
    const data = (isModelInstance(given) ? given.toObject() : given) as Dictionary;
    const embedded = this.value();
    if (embedded instanceof this.#modelTo)
      return reply(callback, () => this.#update(embedded as ModelInstance, data, (options ?? {}) as Options));
    // A value of another model, which a second relation with that property holds: LoopBack loses its promise.
    if (embedded)
      return reply(callback, () => {
        throw new TypeError("Cannot read properties of undefined (reading 'promise')");
      });
    return callback ? this.create(data, callback) : this.build(data);
  }

  async #update(embedded: ModelInstance, data: Dictionary, options: Options): Promise<unknown> {
    const { definition, modelInstance } = this;
    const model = this.#modelTo;
    const before = embeddedContext(model, options, { currentInstance: embedded, data });
    const pending = notify(model, 'before save', before);
    if (pending) await pending;
    embedded.setAttributes(before.data);
    requireValidEmbedded(embedded);
    const saved = await modelInstance.save();
    const instance = saved[definition.keyFrom] as ModelInstance;
    const after = { Model: model, instance, options, hookState: before.hookState };
    await withResult(instance, () => notify(model, 'after save', after));
    return instance;
  }

  /** Resolves to the context of the hooks, as LoopBack does, or to undefined if nothing was embedded. */
  destroy(...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const { definition, modelInstance } = this;
    const embedded = modelInstance[definition.keyFrom] as ModelInstance | undefined;
    const deliver = (call: (...results: unknown[]) => unknown, context: unknown): unknown =>
      context === undefined ? call() : call(null, context);
    return replyWith(
      callback,
      async () => {
        if (!embedded) return undefined;
        modelInstance.unsetAttribute(definition.keyFrom, true);
        const context = embeddedContext(this.#modelTo, (values[0] ?? {}) as Options, { instance: embedded });
        // Synchronous without observers: an instance that is built in the meantime would be saved.
        const pending = notify(this.#modelTo, 'before delete', context);
        if (pending) await pending;
        await modelInstance.save();
        await withResult(context, () => notify(this.#modelTo, 'after delete', context));
        return context;
      },
      deliver,
    );
  }
}
