/** A later part of the page could not be loaded: there is no connection, or the server no longer has this version. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** A thread of the page did not start or ended early: its script could not be loaded, the browser refused it, or its memory was full. */
export class ThreadError extends LoadError {
  /** @param what begins the sentence: "The thread that reads files did not start" */
  constructor(what: string) {
    super(`${what}. Reload the page; if that does not help, look whether an extension blocks its scripts.`);
  }
}

/**
 * Loads a part of the page. Every `import()` goes through here, so that callers
 * can distinguish a failed download from a bug in the part.
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
