import { storedIdName } from '../dao/support.ts';
import type { Maybe } from '../maybe.ts';
import type { ModelInstance } from '../model/contracts.ts';
import { idEquals } from '../query/idEquals.ts';
import type { RelationDefinition } from './relationDefinition.ts';

/** A relation of one instance, with its cache: the `this` of relation methods. */
export class Relation {
  readonly definition: RelationDefinition;
  readonly modelInstance: ModelInstance;

  constructor(definition: RelationDefinition, modelInstance: ModelInstance) {
    this.definition = definition;
    this.modelInstance = modelInstance;
  }

  getCache(): unknown {
    return this.modelInstance.__cachedRelations[this.definition.name];
  }

  resetCache(cache?: unknown): void {
    this.modelInstance.__cachedRelations[this.definition.name] = cache || undefined;
  }

  /** Calls the relation itself, as user code would. */
  fetch(...args: unknown[]): unknown {
    return (this.modelInstance[this.definition.name] as (...args: unknown[]) => unknown)(...args);
  }

  /**
   * Calls the relation itself; returns what its callback gets, without the error. A
   * cached value is there at once: what follows is then done within the call.
   *
   * @throws (rejects) the error of a condition that cannot be evaluated, which LoopBack throws
   */
  fetchResult(...args: unknown[]): Maybe<unknown> {
    let fetched: { readonly value: unknown } | undefined;
    let settle: ((error: unknown, value: unknown) => void) | undefined;
    const callback = (error?: unknown, value?: unknown): void => {
      fetched = { value };
      settle?.(error, value);
    };
    this.fetch(...args, callback);
    if (fetched) return (fetched as { readonly value: unknown }).value;
    return new Promise((resolve, reject) => {
      settle = (error, value) => (isThrownByMatcher(error) ? reject(error) : resolve(value));
    });
  }
}

const isThrownByMatcher = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof SyntaxError;

/** A relation to many: its cache is an array of instances. */
export class ManyRelation extends Relation {
  /** All instances of a model without an id count as having the same one, as in LoopBack. */
  get #idName(): string {
    return storedIdName(this.definition.modelTo as ModelInstance['constructor']);
  }

  #indexOf(cache: readonly ModelInstance[], id: unknown): number {
    const idName = this.#idName;
    return cache.findIndex((instance) => idEquals(instance[idName], id));
  }

  /** Adds an instance or replaces the one with its id; starts the cache if there is none. */
  addToCache(instance: ModelInstance | null | undefined): void {
    if (!instance) return;
    const cache = this.getCache();
    if (cache === undefined) {
      this.modelInstance.__cachedRelations[this.definition.name] = [instance];
      return;
    }
    if (!Array.isArray(cache)) return;
    const index = this.#indexOf(cache, instance[this.#idName]);
    if (index >= 0) cache[index] = instance;
    else cache.push(instance);
  }

  removeFromCache(id: unknown): void {
    const cache = this.getCache();
    if (!Array.isArray(cache)) return;
    const index = this.#indexOf(cache, id);
    if (index >= 0) cache.splice(index, 1);
  }
}
