/** Whether there is a database of that name; asking makes none. Where the browser can't tell there may be one. */
export async function databaseExists(name: string): Promise<boolean> {
  if (!hasIndexedDb() || indexedDB.databases === undefined) return true;
  try {
    const all = await indexedDB.databases();
    return all.some((one) => one.name === name);
  } catch (error) {
    // The site's data is blocked: whoever opens it hears of it.
    if (error instanceof DOMException) return true;
    throw error;
  }
}

/** Browsers that are set up without IndexedDB have nothing there, or null. */
export function hasIndexedDb(): boolean {
  return Boolean(globalThis.indexedDB);
}
