import type { Page } from '@playwright/test';

/** Everything outside the sandbox and the panel that shows its output. */
export interface Fingerprint {
  /** The page without the panel, its frame, and what typing changes. */
  readonly dom: string;
  readonly address: string;
  readonly title: string;
  readonly globals: readonly string[];
  readonly builtIns: string;
  readonly cookies: readonly unknown[];
  readonly localStorage: string;
  readonly sessionStorage: string;
  /** The rows of every database but that of the open project's playground. */
  readonly databases: Readonly<Record<string, unknown>>;
  readonly caches: readonly string[];
  readonly serviceWorkers: number;
  readonly frames: readonly string[];
}

/** Reads everything in one call, so that it can be read often. */
export async function takeFingerprint(page: Page): Promise<Fingerprint> {
  const cookies = await page.context().cookies();
  const inPage = await page.evaluate(async () => {
    const request = <Value>(started: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        started.onsuccess = () => resolve(started.result);
        started.onerror = () => reject(started.error);
      });
    const readDatabase = async (name: string) => {
      const database = await request(indexedDB.open(name));
      const stores: Record<string, unknown> = {};
      for (const store of database.objectStoreNames) {
        const rows = await request(database.transaction(store).objectStore(store).getAll());
        // The code that was typed is stored too, and may differ.
        stores[store] = rows.filter((row) => !JSON.stringify(row).includes('"snippets"'));
      }
      database.close();
      return stores;
    };
    const databases: Record<string, unknown> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const isOpenPlayground = name === `playground-${sessionStorage.getItem('project')}`;
      databases[name] = isOpenPlayground ? 'is checked separately' : await readDatabase(name);
    }
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    const moving =
      '[role=tabpanel], iframe[title="Playground sandbox"], [data-testid=save-status], .cm-tooltip';
    for (const part of copy.querySelectorAll(moving)) part.remove();
    const texts = (storage: Storage) =>
      JSON.stringify(Object.entries(storage).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    return {
      dom: copy.outerHTML,
      address: location.href,
      title: document.title,
      globals: Object.keys(window)
        .filter((name) => !name.startsWith('__playwright'))
        .toSorted(),
      builtIns: [Object, Array, Function, Promise, String]
        .map(({ prototype }) => Object.getOwnPropertyNames(prototype).toSorted().join())
        .join(';'),
      localStorage: texts(localStorage),
      sessionStorage: texts(sessionStorage),
      databases,
      caches: await caches.keys(),
      serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
      frames: [...document.querySelectorAll('iframe')].map(
        (frame) => `${frame.src} ${frame.getAttribute('sandbox')}`,
      ),
    };
  });
  return { ...inPage, cookies };
}

/** Stores what code of the sandbox must not reach: a cookie, texts, a cache, and the rows of another project. */
export async function storeSecrets(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'secret', value: 'of the page', url: page.url() }]);
  await page.evaluate(async () => {
    localStorage.setItem('secret', 'of the page');
    sessionStorage.setItem('secret', 'of the tab');
    await (await caches.open('secret')).put('/secret', new Response('of the cache'));
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('playground-other', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('number:Secret').put({ row: { id: 1, text: 'theirs' } }, 1);
      };
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
      opening.onerror = () => reject(opening.error);
    });
  });
}

/** Returns the rows of the open project as they are stored, by model, and what the playground stores about them. */
export function readRows(page: Page): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return page.evaluate(async () => {
    const request = <Value>(started: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        started.onsuccess = () => resolve(started.result);
        started.onerror = () => reject(started.error);
      });
    const database = await request(indexedDB.open(`playground-${sessionStorage.getItem('project')}`));
    const rows: Record<string, unknown[]> = {};
    for (const store of database.objectStoreNames) {
      if (store === 'counters') continue;
      const stored = await request(database.transaction(store).objectStore(store).getAll());
      rows[store] = stored.map(({ row }) => row);
    }
    database.close();
    return rows;
  });
}
