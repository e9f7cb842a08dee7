import type { Dictionary, ModelClass, ModelInstance } from './model/contracts.ts';
import { isModelInstance } from './model/modelInstance.ts';

/** The members of a scope function that the notices read. */
interface ScopeCall {
  readonly _receiver: unknown;
  readonly _scope: Dictionary | undefined;
}

const whereOf = ({ _scope }: ScopeCall): Dictionary => (_scope?.['where'] ?? {}) as Dictionary;

const isWatched = (target: ModelClass): boolean => target.dataSource?.hasNoticeListener() ?? false;

/** Emits a notice for an unsaved parent: it has no key, so its condition will be dropped. */
export function noticeUnsavedParent(target: ModelClass, name: string, call: ScopeCall): void {
  if (!isWatched(target) || !isModelInstance(call._receiver)) return;
  const missing = Object.entries(whereOf(call)).find(([, value]) => value === undefined);
  if (missing)
    target.dataSource?.notice(
      'UNSAVED_PARENT',
      `${name} of an unsaved instance is not limited by ${missing[0]}: it works on all rows of ${target.modelName}.`,
    );
}

/** Emits a notice for a filter where bare conditions are expected. */
export function noticeFilterAsWhere(target: ModelClass, method: string, where: unknown): void {
  if (!isWatched(target) || typeof where !== 'object' || where === null) return;
  if ('where' in where && !Object.hasOwn(target.definition.properties, 'where'))
    target.dataSource?.notice(
      'FILTER_GIVEN_AS_WHERE',
      `${method} on ${target.modelName} got a filter instead of conditions.`,
    );
}

/** Emits a notice for count, findOne, updateAll and destroyAll of a relation through another model. */
export function noticeThroughModel(target: ModelClass, method: string, name: string, call: ScopeCall): void {
  if (isWatched(target) && call._scope?.['collect'])
    target.dataSource?.notice('THROUGH_MODEL_USED', `${method} of ${name} works on ${target.modelName}.`);
}

/** Emits a notice for count, findOne, updateAll and destroyAll of a relation that lists ids or embeds. */
export function noticeWholeTable(target: ModelClass, method: string, name: string): void {
  if (isWatched(target))
    target.dataSource?.notice(
      'TARGET_TABLE_USED',
      `${method} of ${name} works on all rows of ${target.modelName}, whether or not ${name} contains them.`,
    );
}

/** Emits a notice for data that move children to another parent. */
export function noticeMovedKey(target: ModelClass, name: string, data: unknown, call: ScopeCall): void {
  if (!isWatched(target) || typeof data !== 'object' || data === null || !isModelInstance(call._receiver))
    return;
  for (const [key, value] of Object.entries(whereOf(call)))
    if (key in data && (data as Dictionary)[key] !== value)
      target.dataSource?.notice(
        'KEY_MOVED',
        `updateAll of ${name} changes ${key}: the rows leave this parent.`,
      );
}

/** Emits a notice if removed rows are still cached. */
export function noticeStaleCache(target: ModelClass, name: string, call: ScopeCall): void {
  if (!isWatched(target)) return;
  const cached = (call._receiver as ModelInstance | undefined)?.__cachedRelations?.[name];
  if (Array.isArray(cached) && cached.length > 0)
    target.dataSource?.notice('CACHE_STALE', `${name} still has ${cached.length} cached after destroyAll.`);
}

/** Emits a notice for a call without arguments, which returns the cache or undefined. */
export function noticeCacheRead(target: ModelClass, name: string, cached: unknown): void {
  if (!isWatched(target)) return;
  if (cached === undefined)
    target.dataSource?.notice('CACHE_NOT_READ', `${name}() has nothing cached and returns undefined.`);
  else target.dataSource?.notice('ANSWERED_FROM_CACHE', `${name} answers from the cache.`);
}
