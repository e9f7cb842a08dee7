/** A part of the page that is loaded later did not come: the connection is gone, or the files of its version are. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/**
 * Loads a part of the page. Every `import()` goes through here, so that
 * whoever waits can tell a part that did not come from a bug in it.
 *
 * @throws LoadError (rejects) where it can't be loaded; a later call tries again
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new LoadError('A part of the designer could not be loaded.', { cause });
  }
}
