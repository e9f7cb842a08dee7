/** Returns the content of a database, by store: its indexes, and its records with their keys. */
export async function dumpDatabase(name: string): Promise<Readonly<Record<string, unknown>>> {
  const database = await resultOf(indexedDB.open(name));
  const names = [...database.objectStoreNames];
  const dump: Record<string, unknown> = {};
  if (names.length > 0) {
    const transaction = database.transaction(names, 'readonly');
    for (const storeName of names) {
      const store = transaction.objectStore(storeName);
      const [keys, records] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())]);
      dump[storeName] = {
        indexes: [...store.indexNames],
        records: keys.map((key, at) => [key, records[at]]),
      };
    }
  }
  database.close();
  return dump;
}

function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
