import type { Engine } from '../engine.ts';
import { createError } from '../errors.ts';
import type { Dictionary } from '../model/contracts.ts';

export interface SanitizeOptions {
  readonly engine: Engine;
  readonly maxDepth: number;
  /** Names of properties whose conditions are removed, at any depth of a path. */
  readonly prohibitedKeys?: readonly string[];
  /** How to treat undefined values: they are removed unless "nullify" or "throw". */
  readonly undefinedMode?: unknown;
  readonly onRemovedUndefined?: (key: string) => void;
  readonly onEscapedPattern?: (pattern: string) => void;
}

const patternOperators = new Set(['like', 'nlike', 'ilike', 'nilike', 'regexp']);

export const isPlainObject = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && (value as object).constructor === Object;

const isWalkable = (value: object): boolean =>
  Array.isArray(value) || value.constructor === Object || value.constructor === undefined;

/**
 * Cleans a query or the data of a write IN PLACE, as LoopBack does: removes
 * undefined values and prohibited keys, and escapes texts that are not valid
 * regular expressions where one is expected. Class instances stay unchanged.
 * @returns the prohibited keys that were found
 * @throws Error 400 QUERY_OBJECT_IS_CIRCULAR or QUERY_OBJECT_TOO_DEEP
 */
export function sanitize(value: unknown, options: SanitizeOptions): string[] {
  const offending: string[] = [];
  if (typeof value === 'object' && value !== null) walk(value, [], options, offending);
  return offending;
}

function walk(node: object, ancestors: object[], options: SanitizeOptions, offending: string[]): void {
  if (ancestors.includes(node))
    throw createError('The query object is circular', { statusCode: 400, code: 'QUERY_OBJECT_IS_CIRCULAR' });
  if (!isWalkable(node)) return;
  ancestors.push(node);
  const holder = node as Dictionary;
  const keys = Object.keys(node);
  const removed = new Set<string>();
  for (const [index, ownKey] of keys.entries()) {
    const placeOfRemoved =
      options.engine.looksAtPlaceOfRemoved && removed.has(String(index - 1)) ? keys[index - 1] : undefined;
    const key = placeOfRemoved ?? ownKey;
    const value = holder[key];
    if (ancestors.length > options.maxDepth) throw createDepthError(options.maxDepth);
    if (options.prohibitedKeys?.length && isProhibited(key, options.prohibitedKeys)) {
      offending.push(key);
      remove(node, key, removed);
    } else if (value === undefined) {
      handleUndefined(node, key, options, removed);
    } else if (typeof value === 'object' && value !== null) {
      walk(value, ancestors, options, offending);
    } else if (typeof value === 'string' && patternOperators.has(key)) {
      holder[key] = escapeInvalidPattern(value, options);
    }
  }
  ancestors.pop();
}

const createDepthError = (depth: number): Error =>
  createError(`The query object exceeds maximum depth ${depth}`, {
    statusCode: 400,
    code: 'QUERY_OBJECT_TOO_DEEP',
  });

function remove(node: object, key: string, removed: Set<string>): void {
  removed.add(key);
  // Removing an item shifts the rest of the array, so juggler 7 misses every other undefined (observed).
  if (Array.isArray(node)) node.splice(Number(key), 1);
  else Reflect.deleteProperty(node, key);
}

function handleUndefined(node: object, key: string, options: SanitizeOptions, removed: Set<string>): void {
  if (options.undefinedMode === 'nullify') {
    (node as Dictionary)[key] = null;
  } else if (options.undefinedMode === 'throw') {
    throw new Error('Unexpected `undefined` in query');
  } else {
    options.onRemovedUndefined?.(key);
    remove(node, key, removed);
  }
}

const isProhibited = (key: string, prohibited: readonly string[]): boolean =>
  prohibited.some((name) => name === key || key.split('.').includes(name));

function escapeInvalidPattern(pattern: string, options: SanitizeOptions): string {
  try {
    new RegExp(pattern);
    return pattern;
  } catch {
    options.onEscapedPattern?.(pattern);
    return pattern.replace(/[-[\]/{}()+?.\\^$|]/g, '\\$&');
  }
}
