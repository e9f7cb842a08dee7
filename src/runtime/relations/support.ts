import { type Call, replyWith, splitCall } from '../calls.ts';
import { createError, FailureWithResult } from '../errors.ts';
import type { Maybe } from '../maybe.ts';
import type { Dictionary, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { defineHidden } from '../model/modelInstance.ts';
import { idEquals } from '../query/idEquals.ts';
import type { ScopeMethod } from '../scopeDefinition.ts';
import type { RelationDefinition } from './relationDefinition.ts';

/** The parameters of a relation as code or JSON gives them. */
export interface RelationParams extends Dictionary {
  as?: string;
  model?: unknown;
  through?: unknown;
  foreignKey?: string;
  primaryKey?: string;
  keyThrough?: string;
}

export function readParams(target: unknown, params: Dictionary | undefined): RelationParams {
  const read = (params || {}) as RelationParams;
  if (typeof target === 'string') read.as ||= target;
  return read;
}

export function lookupByName(models: Record<string, ModelClass>, name: string): ModelClass | undefined {
  if (Object.hasOwn(models, name)) return models[name];
  const lower = name.toLowerCase();
  const found = Object.keys(models).find((known) => known.toLowerCase() === lower);
  return found === undefined ? undefined : models[found];
}

/**
 * Returns the target of a relation, given as a class or as the name of a model or relation, in any case.
 * @param isPlural whether the name is a plural, which is made singular first
 * @throws Error "Could not find relation …"
 */
export function lookupTarget(
  modelFrom: ModelClass,
  target: unknown,
  params: RelationParams,
  isPlural: boolean,
): ModelClass {
  const { models, engine } = modelFrom.modelBuilder;
  const find = (name: unknown): unknown => {
    if (typeof name !== 'string') return name;
    return lookupByName(models, (isPlural ? engine.singularize(name) : name).toLowerCase());
  };
  const found =
    typeof target === 'string' ? find(params.model || target) || find(params.as || target) : target;
  if (typeof found === 'function') return found as ModelClass;
  throw new Error(`Could not find relation ${params.as} for model ${modelFrom.modelName}`);
}

/** Returns an error for data that would move an instance to another parent, otherwise undefined. */
export function keyChangeErrorOf(instance: ModelInstance, data: Dictionary, key: string): Error | undefined {
  if (!key || data[key] === undefined || idEquals(data[key], instance[key])) return undefined;
  return createError(
    `Cannot override foreign key ${key} from ${String(instance[key])} to ${String(data[key])}`,
  );
}

export function createKeyMismatch(
  left: readonly [model: ModelClass, key: string, value: unknown],
  right: readonly [model: ModelClass, key: string, value: unknown],
): Error {
  const formatKey = ([model, key, value]: typeof left): string =>
    `${model.modelName}.${key}: ${String(value)}`;
  return createError(`Key mismatch: ${formatKey(left)}, ${formatKey(right)}`, { statusCode: 400 });
}

/** The arguments `(data, options, callback)` of a relation method. */
export function readDataCall(args: readonly unknown[]) {
  const { values, callback } = splitCall(args);
  return { data: values[0], options: (values[1] ?? {}) as Options, callback };
}

/** The arguments `(options, callback)` of a relation method. */
export function readOptionsCall(args: readonly unknown[]) {
  const { values, callback } = splitCall(args);
  return { options: (values[0] ?? {}) as Options, callback };
}

/** Replies to a callback with only the error, or null. */
export function replyDone(callback: Call['callback'], work: () => Maybe<unknown>): unknown {
  return replyWith(callback, work, (deliver) => deliver(null));
}

/** Fails so that the callback gets a second argument, even if undefined, as in LoopBack. */
export function failWithPair(failure: unknown): never {
  throw failure instanceof FailureWithResult ? failure : new FailureWithResult(failure, undefined);
}

/** Creates scope methods that call those of the relation class; their `this` is the instance. */
export function createScopeMethods(
  definition: RelationDefinition,
  names: Readonly<Record<string, string>>,
  custom: unknown,
): Record<string, ScopeMethod> {
  const methods: Record<string, ScopeMethod> = {};
  for (const [name, member] of Object.entries(names)) {
    methods[name] = function callRelation(this: unknown, ...args: unknown[]): unknown {
      const relation = definition.createRelation(this as ModelInstance) as Record<string, ScopeMethod>;
      return relation[member]?.(...args);
    };
  }
  addCustomMethods(definition, methods, custom);
  return methods;
}

/** `scopeMethods` of the relation: functions by name, or a function that adds them itself. */
function addCustomMethods(
  definition: RelationDefinition,
  methods: Record<string, ScopeMethod>,
  custom: unknown,
): void {
  const added: unknown =
    typeof custom === 'function'
      ? custom.call(
          definition,
          methods,
          definition.createRelation(Object.create(null) as ModelInstance).constructor,
        )
      : wrapMethods(definition, methods, (custom ?? {}) as Record<string, ScopeMethod>);
  for (const name of [added ?? []].flat() as string[]) {
    const method = methods[name] as (ScopeMethod & Dictionary) | undefined;
    if (method?.['shared'])
      defineHidden(definition.modelFrom.prototype, `__${name}__${definition.name}`, method);
  }
}

/** Adds custom methods with the attributes that REST reads; returns their names. */
function wrapMethods(
  definition: RelationDefinition,
  methods: Record<string, ScopeMethod>,
  custom: Record<string, ScopeMethod>,
): string[] {
  for (const [name, method] of Object.entries(custom)) {
    const callCustom = function callCustom(this: unknown, ...args: unknown[]): unknown {
      return method.apply(definition.createRelation(this as ModelInstance), args);
    };
    const { shared, accepts, returns, http, description } = method as ScopeMethod & Dictionary;
    methods[name] = shared
      ? Object.assign(callCustom, { shared, accepts, returns, http, description })
      : callCustom;
  }
  return Object.keys(custom);
}

/** Defines a getter on the prototype that creates the function of a relation to one, with its methods. */
export function defineSingleAccessor(
  definition: RelationDefinition,
  methodNames: readonly string[],
  remoteVerbs: readonly string[],
): void {
  const { modelFrom, name } = definition;
  Object.defineProperty(modelFrom.prototype, name, {
    enumerable: true,
    configurable: true,
    get(this: ModelInstance) {
      const relation = definition.createRelation(this) as Record<string, ScopeMethod>;
      const accessor = ((...args: unknown[]) => relation['related']?.(...args)) as ScopeMethod & Dictionary;
      for (const member of methodNames) accessor[member] = relation[member]?.bind(relation);
      if (definition.modelTo) accessor['_targetClass'] = definition.modelTo.modelName;
      for (const [member, method] of Object.entries(definition.methods))
        if (typeof method === 'function') accessor[member] = method.bind(relation);
      return accessor;
    },
  });
  for (const verb of remoteVerbs) {
    defineHidden(
      modelFrom.prototype,
      `__${verb}__${name}`,
      function callRemote(this: ModelInstance, ...args: unknown[]) {
        const accessor = this[name] as ScopeMethod & Record<string, ScopeMethod>;
        (verb === 'get' ? accessor : (accessor[verb] as ScopeMethod)).apply(this, args);
      },
    );
  }
}
