import { camelize } from 'inflection';
import { splitCall } from './calls.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from './model/contracts.ts';
import { defineHidden, idNameOf } from './model/modelInstance.ts';
import { mergeQuery, takeScopeValues } from './query/mergeQuery.ts';
import { ScopeDefinition, type ScopeMethod, type ScopeParams } from './scopeDefinition.ts';

/** What `customer.orders` is: a function that reads, with the methods of the scope. */
interface ScopeFunction {
  (...args: unknown[]): unknown;
  _receiver: unknown;
  _scope: ScopeParams;
  _targetClass: string;
  value?: unknown;
  [method: string]: unknown;
}

/** The where clause of a scope joined with the caller's; `this` is the scope function. */
function joinWhere(self: ScopeFunction, where: unknown): unknown {
  const scoped = self._scope?.where || {};
  return mergeQuery({ where: scoped }, { where: where || {} }).where;
}

/** Methods that need the scope function as `this`; detached they throw, as in LoopBack. */
function createSharedMethods(definition: ScopeDefinition): Record<string, ScopeMethod> {
  const targetOf = (self: unknown): ModelClass => definition.targetModel((self as ScopeFunction)._receiver);
  return {
    build(data) {
      const target = targetOf(this);
      const values = (data || {}) as Dictionary;
      takeScopeValues(values, ((this as ScopeFunction)._scope?.where ?? {}) as Dictionary, target);
      return new target(values);
    },
    create(...args) {
      const { values, callback } = splitCall(args);
      const instance = ((this as ScopeFunction)['build'] as ScopeMethod).call(
        this,
        values[0] ?? {},
      ) as ModelInstance;
      const save = instance.save as (...args: unknown[]) => unknown;
      return save.call(instance, values[1] ?? {}, ...(callback ? [callback] : []));
    },
    updateAll(...args) {
      const { values, callback } = splitCall(args);
      const target = targetOf(this);
      // updateAll(data, callback) updates all; without callback a single argument is the where clause.
      const isDataAlone = callback !== undefined && values.length === 1;
      const [where, data, options] = isDataAlone ? [{}, values[0]] : values;
      if (!callback && values.length === 1)
        target.dataSource?.notice(
          'DATA_TAKEN_AS_WHERE',
          `updateAll of ${definition.name} got a where clause and no data.`,
        );
      return callWith(
        target.updateAll,
        target,
        [joinWhere(this as ScopeFunction, where), data, options ?? {}],
        callback,
      );
    },
    destroyAll(...args) {
      const { values, callback } = splitCall(args);
      const target = targetOf(this);
      warnOfFilter(target, 'destroyAll', values[0]);
      return callWith(
        target.destroyAll,
        target,
        [joinWhere(this as ScopeFunction, values[0]), values[1] ?? {}],
        callback,
      );
    },
    findById(...args) {
      const { values, callback } = splitCall(args);
      let [id, filter = {}, options = {}] = values as [unknown, Filter?, Options?];
      if (callback && values.length === 2 && !filter.include && !filter.fields) {
        options = filter;
        filter = {};
      }
      const query = mergeQuery({ where: { [idNameOf(targetOf(this))]: id } }, filter);
      return callWith((this as ScopeFunction)['findOne'] as ScopeMethod, this, [query, options], callback);
    },
    findOne(...args) {
      const { values, callback } = splitCall(args);
      const target = targetOf(this);
      const scoped = (this as ScopeFunction)._scope?.where || {};
      const filter = mergeQuery({ where: scoped }, (values[0] || {}) as Filter);
      return callWith(target.findOne, target, [filter, values[1] ?? {}], callback);
    },
    count(...args) {
      const { values, callback } = splitCall(args);
      const target = targetOf(this);
      warnOfFilter(target, 'count', values[0]);
      return callWith(
        target.count,
        target,
        [joinWhere(this as ScopeFunction, values[0]), values[1] ?? {}],
        callback,
      );
    },
  };
}

function callWith(method: unknown, self: unknown, args: readonly unknown[], callback: unknown): unknown {
  return (method as ScopeMethod).apply(self, callback ? [...args, callback] : [...args]);
}

function warnOfFilter(model: ModelClass, method: string, where: unknown): void {
  if (!model.dataSource?.hasNoticeListener() || typeof where !== 'object' || where === null) return;
  if ('where' in where && !Object.hasOwn(model.definition.properties, 'where'))
    model.dataSource.notice(
      'FILTER_GIVEN_AS_WHERE',
      `${method} on ${model.modelName} got a filter instead of conditions.`,
    );
}

/** `customer.orders(…)`: without arguments the cache, otherwise a read. */
function createReader(definition: ScopeDefinition, receiver: ModelInstance): ScopeFunction {
  const scopeFunction = ((...args: unknown[]) => {
    if (args.length === 0) {
      if (typeof scopeFunction.value === 'function') return scopeFunction.value(receiver);
      return receiver.__cachedRelations?.[definition.name];
    }
    const { values, callback } = splitCall(args);
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
  const self = createReader(definition, receiver);
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
    // find(callback) always queries, find() may answer from the cache.
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

/** `Station.active.subway`: the scopes of the target, each narrowing this one. */
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

/** The twins that REST calls: `__get__orders` and its kin. They answer through callbacks alone. */
function defineRemoteTwins(holder: object, name: string): void {
  const read = (self: unknown): ScopeFunction =>
    (self as Record<string, ScopeFunction>)[name] as ScopeFunction;
  defineHidden(holder, `__get__${name}`, function get(this: unknown, ...args: unknown[]) {
    read(this)(...args);
  });
  for (const [verb, method] of Object.entries(remoteMethods)) {
    defineHidden(holder, `__${verb}__${name}`, function twin(this: unknown, ...args: unknown[]) {
      const scopeFunction = read(this);
      (scopeFunction[method] as ScopeMethod).apply(scopeFunction, args);
    });
  }
}

/**
 * Defines a scope on a class or on a prototype.
 * @param params the filter of the scope, or a function that makes it (`this` is the receiver)
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
  defineRemoteTwins(holder, name);
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
