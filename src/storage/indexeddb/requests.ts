/**
 * Resolves with the result of a request. Works on IndexedDB's own objects, because
 * for single calls the proxies of `idb` take as long as the store itself.
 */
export function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when everything is stored; rejects with the error of the transaction. */
export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('It was aborted.', 'AbortError'));
  });
}
