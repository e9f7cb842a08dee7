import { splitCall } from './calls.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from './model/contracts.ts';
import { idNameOf } from './model/modelInstance.ts';
import { copyScopeValues, mergeQuery } from './query/mergeQuery.ts';
import type { ScopeDefinition, ScopeMethod, ScopeParams } from './scopeDefinition.ts';
import {
  noticeFilterAsWhere,
  noticeMovedKey,
  noticeStaleCache,
  noticeThroughModel,
  noticeUnsavedParent,
  noticeWholeTable,
} from './scopeNotices.ts';

/** The function `customer.orders`, which reads, with the methods of the scope. */
export interface ScopeFunction {
  (...args: unknown[]): unknown;
  _receiver: unknown;
  _scope: ScopeParams;
  _targetClass: string;
  value?: unknown;
  [method: string]: unknown;
}

/** Joins the where clause of a scope with the caller's. */
function joinWhere(self: ScopeFunction, where: unknown): unknown {
  const scoped = self._scope?.where || {};
  return mergeQuery({ where: scoped }, { where: where || {} }).where;
}

/** The helpers that the methods of a scope share. */
interface ScopeContext {
  readonly definition: ScopeDefinition;
  readonly targetOf: (self: unknown) => ModelClass;
  /** Emits a notice if a method works on rows outside the relation. */
  readonly noticeOtherRows: (target: ModelClass, method: string, self: ScopeFunction) => void;
  readonly noticeCall: (target: ModelClass, method: string, self: ScopeFunction, where: unknown) => void;
}

/** Creates the methods that need the scope function as `this`; detached they throw, as in LoopBack. */
export function createSharedMethods(definition: ScopeDefinition): Record<string, ScopeMethod> {
  const context: ScopeContext = {
    definition,
    targetOf: (self) => definition.targetModel((self as ScopeFunction)._receiver),
    noticeOtherRows: (target, method, self) => {
      noticeThroughModel(target, method, definition.name, self);
      if (definition.read) noticeWholeTable(target, method, definition.name);
    },
    noticeCall: (target, method, self, where) => {
      noticeUnsavedParent(target, definition.name, self);
      context.noticeOtherRows(target, method, self);
      noticeFilterAsWhere(target, method, where);
    },
  };
  return { ...createWriters(context), ...createReaders(context) };
}

function createWriters({ definition, targetOf, noticeCall }: ScopeContext): Record<string, ScopeMethod> {
  return {
    build(data) {
      const target = targetOf(this);
      noticeThroughModel(target, 'build', definition.name, this as ScopeFunction);
      const values = (data || {}) as Dictionary;
      copyScopeValues(values, ((this as ScopeFunction)._scope?.where ?? {}) as Dictionary, target);
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
      noticeCall(target, 'updateAll', this as ScopeFunction, where);
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
      noticeCall(target, 'destroyAll', this as ScopeFunction, values[0]);
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

function createReaders({ targetOf, noticeCall, noticeOtherRows }: ScopeContext): Record<string, ScopeMethod> {
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
      noticeOtherRows(target, 'findOne', this as ScopeFunction);
      const scoped = (this as ScopeFunction)._scope?.where || {};
      const filter = mergeQuery({ where: scoped }, (values[0] || {}) as Filter);
      return callWith(target.findOne, target, [filter, values[1] ?? {}], callback);
    },
    count(...args) {
      const { values, callback } = splitCall(args);
      const target = targetOf(this);
      noticeCall(target, 'count', this as ScopeFunction, values[0]);
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
