/**
 * Requests as promises, on IndexedDB's own objects: for single calls the
 * proxies of `idb` take as long as the store does.
 */
export function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when everything is stored; rejects with what the transaction failed for. */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('It was aborted.', 'AbortError'));
  });
}
