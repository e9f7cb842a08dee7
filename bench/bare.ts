/** The reference: what a person would write by hand on IndexedDB. */

let databases = 0;

export async function openBare(): Promise<IDBDatabase> {
  const request = indexedDB.open(`bare-${databases++}`, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore('orders', { keyPath: 'id' });
    store.createIndex('customerId', 'customerId');
  };
  return toPromise(request);
}

export function toPromise<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Puts all rows in one transaction, without waiting in between. */
export function putAll(database: IDBDatabase, rows: readonly object[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('orders', 'readwrite', { durability: 'relaxed' });
    const store = transaction.objectStore('orders');
    for (const [index, row] of rows.entries()) store.put({ ...row, id: index + 1 });
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}

export function getOrders(database: IDBDatabase, customerId: number): Promise<readonly unknown[]> {
  return toPromise(
    database.transaction('orders').objectStore('orders').index('customerId').getAll(customerId),
  );
}

export function getOrder(database: IDBDatabase, id: number): Promise<unknown> {
  return toPromise(database.transaction('orders').objectStore('orders').get(id));
}
