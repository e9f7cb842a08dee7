import type { Dictionary, Filter } from '../model/contracts.ts';
import { isPlainObject } from '../query/sanitize.ts';

/** The `scope` of an include, with its nested include separated. */
export class IncludeScope {
  readonly #scope: Filter;
  readonly include: readonly IncludeEntry[] | null;

  constructor(scope: unknown) {
    this.#scope = { ...(scope as Filter | undefined) };
    this.include = this.#scope.include ? normalizeInclude(this.#scope.include) : null;
    delete this.#scope.include;
  }

  /** A copy of its filter; `where` and `fields` stay the caller's own objects and are rewritten (observed). */
  conditions(): Filter {
    return { ...this.#scope };
  }
}

/** A relation name, or an object whose first key is one. */
export type IncludeEntry = string | Dictionary | null | undefined;

/**
 * The `include` of a filter as a list. An object with several keys appears once
 * per key, and each time only its first key counts (observed; docs/loopback.md#include).
 */
export function normalizeInclude(include: unknown): IncludeEntry[] {
  if (Array.isArray(include)) return include.flatMap(normalizeInclude);
  if (isPlainObject(include)) {
    const name = include['rel'] || include['relation'];
    if (typeof name === 'string') return [{ [name]: new IncludeScope(include['scope']) }];
    return Object.keys(include).map(() => include);
  }
  const isIgnored = ['boolean', 'number', 'symbol', 'function'].includes(typeof include);
  return isIgnored ? [] : [include as IncludeEntry];
}

export const relationNameOf = (entry: IncludeEntry): string =>
  String(isPlainObject(entry) ? Object.keys(entry)[0] : entry);
