import type { Dictionary, ModelClass, ModelInstance } from './model/contracts.ts';
import { isModelInstance } from './model/modelInstance.ts';

/** What a scope function holds when one of its methods is called. */
interface ScopeCall {
  readonly _receiver: unknown;
  readonly _scope: Dictionary | undefined;
}

const whereOf = ({ _scope }: ScopeCall): Dictionary => (_scope?.['where'] ?? {}) as Dictionary;

const isWatched = (target: ModelClass): boolean => target.dataSource?.hasNoticeListener() ?? false;

/** An unsaved parent has no key: its condition will be dropped. */
export function noticeUnsavedParent(target: ModelClass, name: string, call: ScopeCall): void {
  if (!isWatched(target) || !isModelInstance(call._receiver)) return;
  const missing = Object.entries(whereOf(call)).find(([, value]) => value === undefined);
  if (missing)
    target.dataSource?.notice(
      'UNSAVED_PARENT',
      `${name} of an unsaved instance is not limited by ${missing[0]}: it works on all rows of ${target.modelName}.`,
    );
}

/** A filter where bare conditions are expected. */
export function noticeFilterAsWhere(target: ModelClass, method: string, where: unknown): void {
  if (!isWatched(target) || typeof where !== 'object' || where === null) return;
  if ('where' in where && !Object.hasOwn(target.definition.properties, 'where'))
    target.dataSource?.notice(
      'FILTER_GIVEN_AS_WHERE',
      `${method} on ${target.modelName} got a filter instead of conditions.`,
    );
}

/** count, findOne, updateAll and destroyAll of a relation through another model. */
export function noticeThroughModel(target: ModelClass, method: string, name: string, call: ScopeCall): void {
  if (isWatched(target) && call._scope?.['collect'])
    target.dataSource?.notice('THROUGH_MODEL_USED', `${method} of ${name} works on ${target.modelName}.`);
}

/** count, findOne, updateAll and destroyAll of what is listed by id or embedded. */
export function noticeWholeTable(target: ModelClass, method: string, name: string): void {
  if (isWatched(target))
    target.dataSource?.notice(
      'TARGET_TABLE_USED',
      `${method} of ${name} works on all rows of ${target.modelName}, whether they are among ${name} or not.`,
    );
}

/** Data that give children another parent. */
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

/** Rows went, the cache did not. */
export function noticeStaleCache(target: ModelClass, name: string, call: ScopeCall): void {
  if (!isWatched(target)) return;
  const cached = (call._receiver as ModelInstance | undefined)?.__cachedRelations?.[name];
  if (Array.isArray(cached) && cached.length > 0)
    target.dataSource?.notice('CACHE_STALE', `${name} still has ${cached.length} cached after destroyAll.`);
}

/** A call without arguments reads the cache, or nothing. */
export function noticeCacheRead(target: ModelClass, name: string, cached: unknown): void {
  if (!isWatched(target)) return;
  if (cached === undefined)
    target.dataSource?.notice('CACHE_NOT_READ', `${name}() has nothing cached and answers undefined.`);
  else target.dataSource?.notice('ANSWERED_FROM_CACHE', `${name} answers from the cache.`);
}
