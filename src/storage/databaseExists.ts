/** Returns whether a database of that name exists, without creating it; true if the browser can't say. */
export async function databaseExists(name: string): Promise<boolean> {
  if (!hasIndexedDb() || indexedDB.databases === undefined) return true;
  try {
    const all = await indexedDB.databases();
    return all.some((one) => one.name === name);
  } catch (error) {
    // The site's data is blocked; opening the database reports it.
    if (error instanceof DOMException) return true;
    throw error;
  }
}

/** Returns whether the browser has IndexedDB. Without it, the property is missing or null. */
export function hasIndexedDb(): boolean {
  return Boolean(globalThis.indexedDB);
}
