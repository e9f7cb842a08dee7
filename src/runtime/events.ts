type Listener = (...args: never[]) => unknown;
type AnyListener = (...args: unknown[]) => unknown;

interface Entry {
  readonly listener: AnyListener;
  readonly isOnce: boolean;
}

/** The members of Node's EventEmitter: LoopBack's models and data sources are event emitters. */
export class Emitter {
  readonly #entries = new Map<string, readonly Entry[]>();
  #maxListeners = 16;

  on(event: string, listener: Listener): this {
    return this.#add(event, listener, false, false);
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  once(event: string, listener: Listener): this {
    return this.#add(event, listener, true, false);
  }

  prependListener(event: string, listener: Listener): this {
    return this.#add(event, listener, false, true);
  }

  prependOnceListener(event: string, listener: Listener): this {
    return this.#add(event, listener, true, true);
  }

  #add(event: string, listener: Listener, isOnce: boolean, isFirst: boolean): this {
    const entry: Entry = { listener: listener as AnyListener, isOnce };
    const entries = this.#entries.get(event) ?? [];
    this.#entries.set(event, isFirst ? [entry, ...entries] : [...entries, entry]);
    return this;
  }

  /** Removes the listener that was added last, if it was added several times. */
  removeListener(event: string, listener: Listener): this {
    const entries = this.#entries.get(event) ?? [];
    const index = entries.findLastIndex((entry) => entry.listener === listener);
    if (index >= 0)
      this.#set(
        event,
        entries.filter((_, place) => place !== index),
      );
    return this;
  }

  off(event: string, listener: Listener): this {
    return this.removeListener(event, listener);
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#entries.clear();
    else this.#entries.delete(event);
    return this;
  }

  #set(event: string, entries: readonly Entry[]): void {
    if (entries.length > 0) this.#entries.set(event, entries);
    else this.#entries.delete(event);
  }

  /**
   * Calls the listeners; returns whether there were any.
   * @throws the error of an "error" event without listeners
   */
  emit(event: string, ...args: unknown[]): boolean {
    const entries = this.#entries.get(event);
    if (!entries) {
      if (event === 'error') throw args[0];
      return false;
    }
    for (const { listener, isOnce } of entries) {
      if (isOnce) this.removeListener(event, listener);
      listener.apply(this, args);
    }
    return true;
  }

  listenerCount(event: string): number {
    return this.#entries.get(event)?.length ?? 0;
  }

  listeners(event: string): AnyListener[] {
    return (this.#entries.get(event) ?? []).map(({ listener }) => listener);
  }

  rawListeners(event: string): AnyListener[] {
    return this.listeners(event);
  }

  eventNames(): string[] {
    return [...this.#entries.keys()];
  }

  setMaxListeners(count: number): this {
    this.#maxListeners = count;
    return this;
  }

  getMaxListeners(): number {
    return this.#maxListeners;
  }
}

/** The members by name, for emitters that are not instances of this class. */
export const emitterMembers = Object.getOwnPropertyNames(Emitter.prototype).filter(
  (name) => name !== 'constructor',
) as readonly Exclude<keyof Emitter, 'constructor'>[];
