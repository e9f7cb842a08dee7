type Listener = (...args: never[]) => unknown;
type AnyListener = (...args: unknown[]) => unknown;

/** The few members of Node's EventEmitter that LoopBack code uses. */
export class Emitter {
  readonly #listeners = new Map<string, AnyListener[]>();

  on(event: string, listener: Listener): this {
    const listeners = this.#listeners.get(event);
    if (listeners) listeners.push(listener as AnyListener);
    else this.#listeners.set(event, [listener as AnyListener]);
    return this;
  }

  once(event: string, listener: Listener): this {
    const onceListener = (...args: unknown[]): void => {
      this.removeListener(event, onceListener);
      (listener as AnyListener)(...args);
    };
    return this.on(event, onceListener);
  }

  removeListener(event: string, listener: Listener): this {
    const listeners = this.#listeners.get(event)?.filter((known) => known !== listener);
    if (listeners?.length) this.#listeners.set(event, listeners);
    else this.#listeners.delete(event);
    return this;
  }

  emit(event: string, ...args: unknown[]): boolean {
    const listeners = this.#listeners.get(event);
    if (!listeners) return false;
    for (const listener of [...listeners]) listener(...args);
    return true;
  }

  listenerCount(event: string): number {
    return this.#listeners.get(event)?.length ?? 0;
  }
}
