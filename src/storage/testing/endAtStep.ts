/** The calls by which anything is read from IndexedDB, or changed in it. */
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
 * Does some work as a page does that ends in the middle of it: at that call to
 * IndexedDB its transaction is aborted, and no later call gets through.
 *
 * @param step from 1
 * @returns whether the work came to its end before that
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
        // The fake begins the transaction of an upgrade so; a page can't.
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

/** A store gets another name by being assigned one. */
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
