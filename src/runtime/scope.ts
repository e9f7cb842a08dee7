import { camelize } from 'inflection';
import { splitCall } from './calls.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from './model/contracts.ts';
import { defineHidden } from './model/modelInstance.ts';
import { mergeQuery } from './query/mergeQuery.ts';
import { ScopeDefinition, type ScopeMethod, type ScopeParams } from './scopeDefinition.ts';
import { createSharedMethods, type ScopeFunction } from './scopeMethods.ts';
import { noticeCacheRead, noticeUnsavedParent } from './scopeNotices.ts';

/** Creates `customer.orders(…)`, which returns the cache without arguments and reads otherwise. */
function createReader(
  definition: ScopeDefinition,
  target: ModelClass,
  receiver: ModelInstance,
): ScopeFunction {
  const scopeFunction = ((...args: unknown[]) => {
    if (args.length === 0) {
      if (typeof scopeFunction.value === 'function') return scopeFunction.value(receiver);
      const cached = receiver.__cachedRelations?.[definition.name];
      noticeCacheRead(target, definition.name, cached);
      return cached;
    }
    const { values, callback } = splitCall(args);
    noticeUnsavedParent(target, definition.name, scopeFunction);
    let condition = values[0];
    const { _scope: params } = scopeFunction;
    if (params.collect && typeof condition === 'object' && condition !== null) {
      params.include = { relation: params.collect, scope: condition };
      condition = {};
    }
    return definition.related(receiver, params, condition, (values[1] ?? {}) as Options, callback);
  }) as ScopeFunction;
  return scopeFunction;
}

function createScopeFunction(
  definition: ScopeDefinition,
  shared: Readonly<Record<string, ScopeMethod>>,
  receiver: ModelInstance,
): ScopeFunction {
  const target = definition.targetModel(receiver);
  const self = createReader(definition, target, receiver);
  self._receiver = receiver;
  self._scope = (
    typeof definition.params === 'function' ? definition.params.call(receiver) : definition.params
  ) as ScopeParams;
  self._targetClass = target.modelName;
  if (self._scope.collect) {
    const collected = target.relations[String(self._scope.collect)];
    self._targetClass = collected?.modelTo?.modelName || camelize(String(self._scope.collect));
  }
  self['find'] = (...args: unknown[]) => {
    const { values, callback } = splitCall(args);
    noticeUnsavedParent(target, definition.name, self);
    // find(callback) always queries, find() may return the cache.
    const condition = callback && values.length === 0 ? {} : values[0];
    return definition.related(receiver, self._scope, condition, (values[1] ?? {}) as Options, callback);
  };
  self['getAsync'] = function getAsync(this: ScopeFunction, ...args: unknown[]) {
    return (this['find'] as ScopeMethod)(...args);
  };
  Object.assign(self, shared);
  for (const [name, method] of Object.entries(definition.methods)) self[name] = method.bind(receiver);
  defineChains(definition, self, target);
  return self;
}

/** Defines `Station.active.subway`: the scopes of the target, each of which narrows this one. */
function defineChains({ modelTo }: ScopeDefinition, self: ScopeFunction, target: ModelClass): void {
  for (const name of Object.keys(modelTo._scopeMeta)) {
    Object.defineProperty(self, name, {
      enumerable: false,
      configurable: true,
      get: () => {
        mergeQuery(self._scope, target._scopeMeta[name] as Filter);
        return self;
      },
    });
  }
}

const remoteMethods: Readonly<Record<string, string>> = {
  create: 'create',
  delete: 'destroyAll',
  update: 'updateAll',
  findById: 'findById',
  findOne: 'findOne',
  count: 'count',
};

/** Defines the methods that REST calls, `__get__orders` and the like. They return results only through callbacks. */
function defineRemoteMethods(holder: object, name: string): void {
  const read = (self: unknown): ScopeFunction =>
    (self as Record<string, ScopeFunction>)[name] as ScopeFunction;
  defineHidden(holder, `__get__${name}`, function get(this: unknown, ...args: unknown[]) {
    read(this)(...args);
  });
  for (const [verb, method] of Object.entries(remoteMethods)) {
    defineHidden(holder, `__${verb}__${name}`, function callRemote(this: unknown, ...args: unknown[]) {
      const scopeFunction = read(this);
      (scopeFunction[method] as ScopeMethod).apply(scopeFunction, args);
    });
  }
}

/**
 * Defines a scope on a class or on a prototype.
 * @param params the filter of the scope, or a function that returns it (`this` is the receiver)
 */
export function defineScope(
  holder: ModelClass | ModelInstance,
  targetClass: ModelClass,
  name: string,
  params: unknown,
  methods: Record<string, ScopeMethod> = {},
  options: Dictionary = {},
): ScopeDefinition {
  const isStatic = typeof holder === 'function' || Boolean(options['isStatic']);
  if (!targetClass._scopeMeta) defineHidden(targetClass, '_scopeMeta', {});
  if (holder === targetClass) targetClass._scopeMeta[name] = params;
  const definition = new ScopeDefinition({
    isStatic,
    modelFrom: holder,
    modelTo: targetClass,
    name,
    params,
    methods,
    options,
  });
  const owner = (isStatic ? holder : holder.constructor) as ModelClass;
  if (!Object.hasOwn(owner, 'scopes')) defineHidden(owner, 'scopes', {});
  (owner.scopes as Dictionary)[name] = definition;
  const shared = createSharedMethods(definition);
  Object.defineProperty(holder, name, {
    enumerable: false,
    configurable: true,
    get(this: ModelInstance) {
      return createScopeFunction(definition, shared, this);
    },
  });
  defineRemoteMethods(holder, name);
  return definition;
}

export const scopeStatics = {
  /** Defines a named scope: `Model.scope('active', {where: {active: true}})`. */
  scope(
    this: ModelClass,
    name: string,
    params: unknown,
    targetClass?: ModelClass,
    methods?: Record<string, ScopeMethod>,
    options?: Dictionary,
  ): ScopeDefinition {
    const holder = options?.['isStatic'] === false ? this.prototype : this;
    return defineScope(holder, (targetClass || holder) as ModelClass, name, params, methods, options);
  },
};
