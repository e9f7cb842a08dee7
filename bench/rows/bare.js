/**
 * Runs in a page: puts rows by hand in a worker, as many in each transaction as
 * wanted and without waiting for the single rows.
 *
 * @param {{ text: string, size: number }} given the rows as JSON, and how many rows a transaction puts
 * @returns {Promise<number>} milliseconds from the rows, parsed, to the end of the last transaction
 */
export const putBare = async ({ text, size }) => {
  const work = async (/** @type {MessageEvent<{ text: string, size: number }>} */ { data }) => {
    /** @type {{ id: number }[]} */
    const rows = JSON.parse(data.text);
    const request = indexedDB.open(`bare-${Math.random()}`, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore('rows').createIndex('customerId', 'customerId');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const database = request.result;
    const start = performance.now();
    for (let at = 0; at < rows.length; at += data.size) {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'relaxed' });
      const store = transaction.objectStore('rows');
      for (const row of rows.slice(at, at + data.size)) store.put(row, row.id);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = reject;
      });
    }
    postMessage(performance.now() - start);
    database.close();
    indexedDB.deleteDatabase(database.name);
  };
  const code = new Blob([`onmessage = ${work}`], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(code));
  /** @type {number} */
  const taken = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ text, size });
  });
  worker.terminate();
  return taken;
};
