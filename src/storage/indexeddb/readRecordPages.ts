import type { IDBPDatabase, IDBPObjectStore } from 'idb';
import type { Row } from '../../runtime/connector.ts';

/** An object store during an upgrade. */
export type UpgradedStore = IDBPObjectStore<unknown, string[], string, 'versionchange'>;

/** The database and its object stores during an upgrade. */
export interface Upgrade {
  readonly database: IDBPDatabase;
  readonly store: (name: string) => UpgradedStore;
}

/** A row with the key of its record. */
export interface KeyedRow {
  readonly key: IDBValidKey;
  readonly row: Row;
}

/** A hundred thousand rows at once would fill the memory and block the page. */
const pageSize = 500;

/**
 * Yields all rows of a store in pages, in the order of their keys. The consumer may
 * replace or delete rows that were read.
 */
export async function* readRecordPages(store: UpgradedStore): AsyncGenerator<readonly KeyedRow[]> {
  let range: IDBKeyRange | undefined;
  for (;;) {
    const records: readonly { readonly row: Row }[] = await store.getAll(range, pageSize);
    const keys: readonly IDBValidKey[] = await store.getAllKeys(range, pageSize);
    const page = records.flatMap(({ row }, index): KeyedRow[] => {
      const key = keys[index];
      return key === undefined ? [] : [{ key, row }];
    });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    range = IDBKeyRange.lowerBound(last.key, true);
  }
}
