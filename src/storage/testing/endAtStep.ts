/** The methods that read from IndexedDB or change it. */
const calls = {
  IDBObjectStore: [
    'add',
    'put',
    'delete',
    'clear',
    'get',
    'getKey',
    'getAll',
    'getAllKeys',
    'count',
    'openCursor',
    'createIndex',
    'deleteIndex',
    'index',
  ],
  IDBDatabase: ['createObjectStore', 'deleteObjectStore', 'transaction'],
  IDBFactory: ['open', 'deleteDatabase'],
} as const;

class PageEnd extends Error {
  override readonly name = 'PageEnd';
}

/**
 * Runs work in a page that is closed in the middle of it: the given call to IndexedDB
 * aborts its transaction, and that call and all later ones throw.
 *
 * @param step the number of the call, from 1
 * @returns whether the work ended before that call
 */
export async function endAtStep(step: number, work: () => Promise<unknown>): Promise<boolean> {
  let count = 0;
  const restores: (() => void)[] = [];
  const countCall = (target: object): void => {
    count += 1;
    if (count < step) return;
    if (count === step) abortTransactionOf(target);
    throw new PageEnd(`The page ended at step ${step}.`);
  };
  for (const [name, methods] of Object.entries(calls)) {
    const { prototype } = (globalThis as unknown as Record<string, { prototype: Record<string, unknown> }>)[
      name
    ] ?? { prototype: {} };
    for (const method of methods) {
      const original = prototype[method];
      if (typeof original !== 'function') continue;
      prototype[method] = function counted(this: object, ...args: unknown[]) {
        // The fake starts the transaction of an upgrade this way; a page can't.
        if (args[1] !== 'versionchange') countCall(this);
        return original.apply(this, args);
      };
      restores.push(() => {
        prototype[method] = original;
      });
    }
  }
  restores.push(watchNames(countCall));
  try {
    await work();
    return count < step;
  } catch (error) {
    if (count < step) throw error;
    return false;
  } finally {
    for (const restore of restores) restore();
  }
}

function abortTransactionOf(target: object): void {
  const transaction: unknown = Reflect.get(target, 'transaction');
  if (typeof transaction === 'object' && transaction !== null && 'abort' in transaction) {
    (transaction as IDBTransaction).abort();
  }
}

/** Counts assignments to the name of a store, which rename it. */
function watchNames(countCall: (target: object) => void): () => void {
  const { prototype } = IDBObjectStore;
  const original = Object.getOwnPropertyDescriptor(prototype, 'name');
  if (original?.set === undefined) return () => undefined;
  const { set } = original;
  Object.defineProperty(prototype, 'name', {
    ...original,
    set(this: object, value: string) {
      countCall(this);
      set.call(this, value);
    },
  });
  return () => Object.defineProperty(prototype, 'name', original);
}
