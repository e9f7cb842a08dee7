/** The entry of the bundle: defines the globals that the suites need, over a store of the judged kind. */
import type { Connector } from '../../src/runtime/connector.ts';
import { createMemoryConnector } from '../../src/runtime/memoryConnector.ts';
import { deferConnector } from '../../src/runtime/testing/deferConnector.ts';
import { openIndexedDbConnector } from '../../src/storage/indexedDbConnector.ts';
import { installGlobals } from './adapter.ts';

const scope = globalThis as { judgedConnector?: 'memory' | 'indexeddb'; process?: unknown };

let stores = 0;

function openStore(): Connector {
  if (scope.judgedConnector === 'memory') return createMemoryConnector();
  return deferConnector('indexeddb', openIndexedDbConnector(`judged-${stores++}`));
}

/** The part of Node's process that the suites use, for a browser. */
const waiting = new Map<string, ((value: unknown) => void)[]>();

const processShim = {
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) =>
    queueMicrotask(() => callback(...args)),
  once(event: string, listener: (value: unknown) => void) {
    waiting.set(event, [...(waiting.get(event) ?? []), listener]);
  },
  emit(event: string, value: unknown) {
    const listeners = waiting.get(event) ?? [];
    waiting.delete(event);
    for (const listener of listeners) listener(value);
  },
};

scope.process ??= processShim;
installGlobals(globalThis, openStore);
