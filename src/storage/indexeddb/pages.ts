import type { IDBPDatabase, IDBPObjectStore } from 'idb';
import type { Row } from '../../runtime/connector.ts';

/** A store during an upgrade. */
export type UpgradedStore = IDBPObjectStore<unknown, string[], string, 'versionchange'>;

/** What an upgrade works with. */
export interface Upgrade {
  readonly database: IDBPDatabase;
  readonly store: (name: string) => UpgradedStore;
}

/** A row with the key that its record has. */
export interface KeyedRow {
  readonly key: IDBValidKey;
  readonly row: Row;
}

/** All of a hundred thousand at once would take the memory, and keep the page from answering. */
const rowsAtOnce = 500;

/**
 * All rows of a store in the order of their keys, some at a time. What was read may be written over or deleted
 * meanwhile.
 */
export async function* readRecordPages(store: UpgradedStore): AsyncGenerator<readonly KeyedRow[]> {
  let range: IDBKeyRange | undefined;
  for (;;) {
    const records: readonly { readonly row: Row }[] = await store.getAll(range, rowsAtOnce);
    const keys: readonly IDBValidKey[] = await store.getAllKeys(range, rowsAtOnce);
    const page = records.flatMap(({ row }, index): KeyedRow[] => {
      const key = keys[index];
      return key === undefined ? [] : [{ key, row }];
    });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < rowsAtOnce) return;
    range = IDBKeyRange.lowerBound(last.key, true);
  }
}
