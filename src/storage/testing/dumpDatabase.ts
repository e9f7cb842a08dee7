/** Everything that a database holds, by store: its indexes, and the records by their keys. */
export async function dumpDatabase(name: string): Promise<Readonly<Record<string, unknown>>> {
  const database = await answer(indexedDB.open(name));
  const names = [...database.objectStoreNames];
  const dump: Record<string, unknown> = {};
  if (names.length > 0) {
    const transaction = database.transaction(names, 'readonly');
    for (const storeName of names) {
      const store = transaction.objectStore(storeName);
      const [keys, records] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      dump[storeName] = {
        indexes: [...store.indexNames],
        records: keys.map((key, at) => [key, records[at]]),
      };
    }
  }
  database.close();
  return dump;
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
