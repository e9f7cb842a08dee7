import { splitCall } from './calls.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from './model/contracts.ts';
import { idNameOf } from './model/modelInstance.ts';
import { mergeQuery, takeScopeValues } from './query/mergeQuery.ts';
import type { ScopeDefinition, ScopeMethod, ScopeParams } from './scopeDefinition.ts';
import {
  noticeFilterAsWhere,
  noticeMovedKey,
  noticeStaleCache,
  noticeThroughModel,
  noticeUnsavedParent,
  noticeWholeTable,
} from './scopeNotices.ts';

/** What `customer.orders` is: a function that reads, with the methods of the scope. */
export interface ScopeFunction {
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

/** What the methods of a scope share. */
interface Context {
  readonly definition: ScopeDefinition;
  readonly targetOf: (self: unknown) => ModelClass;
  /** Tells of rows that are not those of the relation. */
  readonly announceRows: (target: ModelClass, method: string, self: ScopeFunction) => void;
  readonly announce: (target: ModelClass, method: string, self: ScopeFunction, where: unknown) => void;
}

/** Methods that need the scope function as `this`; detached they throw, as in LoopBack. */
export function createSharedMethods(definition: ScopeDefinition): Record<string, ScopeMethod> {
  const context: Context = {
    definition,
    targetOf: (self) => definition.targetModel((self as ScopeFunction)._receiver),
    announceRows: (target, method, self) => {
      noticeThroughModel(target, method, definition.name, self);
      if (definition.read) noticeWholeTable(target, method, definition.name);
    },
    announce: (target, method, self, where) => {
      noticeUnsavedParent(target, definition.name, self);
      context.announceRows(target, method, self);
      noticeFilterAsWhere(target, method, where);
    },
  };
  return { ...createWriters(context), ...createReaders(context) };
}

function createWriters({ definition, targetOf, announce }: Context): Record<string, ScopeMethod> {
  return {
    build(data) {
      const target = targetOf(this);
      noticeThroughModel(target, 'build', definition.name, this as ScopeFunction);
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
      announce(target, 'updateAll', this as ScopeFunction, where);
      noticeMovedKey(target, definition.name, data, this as ScopeFunction);
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
      announce(target, 'destroyAll', this as ScopeFunction, values[0]);
      noticeStaleCache(target, definition.name, this as ScopeFunction);
      return callWith(
        target.destroyAll,
        target,
        [joinWhere(this as ScopeFunction, values[0]), values[1] ?? {}],
        callback,
      );
    },
  };
}

function createReaders({ targetOf, announce, announceRows }: Context): Record<string, ScopeMethod> {
  return {
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
      announceRows(target, 'findOne', this as ScopeFunction);
      const scoped = (this as ScopeFunction)._scope?.where || {};
      const filter = mergeQuery({ where: scoped }, (values[0] || {}) as Filter);
      return callWith(target.findOne, target, [filter, values[1] ?? {}], callback);
    },
    count(...args) {
      const { values, callback } = splitCall(args);
      const target = targetOf(this);
      announce(target, 'count', this as ScopeFunction, values[0]);
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
