/** Why the browser's storage failed, in words for the user, with the way out. */
export interface StorageFailure {
  readonly code: StorageFailureCode;
  readonly message: string;
  readonly advice: string;
}

export type StorageFailureCode =
  /** The disk, or the share of it that the browser grants, is full. */
  | 'quota'
  /** A record is larger than the browser accepts. */
  | 'too-large'
  /** Another tab has an older version of the database open. */
  | 'blocked'
  /** It does not answer: a deletion waits in another tab, or the browser hangs. */
  | 'unanswered'
  /** The connection was closed: by the browser, by clearing the site's data, or for a newer version. */
  | 'closed'
  /** The record was written by a newer version of the designer. */
  | 'newer'
  /** The browser has no storage for this page, or grants none. */
  | 'unavailable'
  /** Nothing is stored under that id. */
  | 'missing'
  /** The record can't be read; it was set aside. */
  | 'broken'
  /** The snippets of a project can't be read; they were set aside. */
  | 'broken-snippets'
  /** The code that this needs can't be loaded: there is no connection, or a new version has replaced it. */
  | 'not-loaded'
  | 'unknown';

const texts: Readonly<Record<StorageFailureCode, { readonly message: string; readonly advice: string }>> = {
  quota: {
    message: 'The browser has no room left for this page.',
    advice: 'Download the project, then free disk space or remove projects that are no longer needed.',
  },
  'too-large': {
    message: 'This project is larger than the browser stores in one piece.',
    advice: 'Download its files, then remove models until it is saved again.',
  },
  blocked: {
    message: 'Another tab of the designer has an older version of the storage open.',
    advice: 'Close or reload the other tabs of the designer.',
  },
  unanswered: {
    message: 'The browser’s storage does not answer; another tab may be deleting it.',
    advice: 'Close the other tabs of the designer. Your projects appear as soon as the storage answers.',
  },
  closed: {
    message: 'The browser closed the storage of this page.',
    advice: 'The next change opens it again; if that fails too, download the project and reload.',
  },
  newer: {
    message: 'The stored data was written by a newer version of the designer.',
    advice: 'Reload the page to get the newer version.',
  },
  unavailable: {
    message: 'This browser grants no storage.',
    advice:
      'Allow this site to store data, or open it outside of private browsing and of other sites’ frames. Until then, download what you want to keep before you leave.',
  },
  missing: {
    message: 'No project is stored under this id.',
    advice: 'Open another project, or create a new one.',
  },
  broken: {
    message: 'The stored project can’t be read.',
    advice: 'It was set aside and can be downloaded; open another project, or create a new one.',
  },
  'broken-snippets': {
    message: 'The stored snippets of the playground can’t be read.',
    advice: 'They were set aside: they are listed under Projects, “Could not be read”.',
  },
  'not-loaded': {
    message: 'The code for this could not be loaded.',
    advice: 'Check the connection and try again, or reload the page.',
  },
  unknown: {
    message: 'The browser’s storage failed.',
    advice: 'Download the project to be safe; saving is retried automatically.',
  },
};

/** Creates a failure with the texts of its code; `detail` is added to the message. */
export function storageFailure(code: StorageFailureCode, detail?: string): StorageFailure {
  const { message, advice } = texts[code];
  return { code, message: detail ? `${message} (${detail})` : message, advice };
}

/** Thrown in this room for failures for which IndexedDB has no exception. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageFailureCode;

  constructor(code: StorageFailureCode) {
    super(texts[code].message);
    this.code = code;
  }
}

const codesByName: Readonly<Record<string, StorageFailureCode>> = {
  QuotaExceededError: 'quota',
  InvalidStateError: 'closed',
  // A transaction is aborted without an error of its own when its connection closes.
  AbortError: 'closed',
  VersionError: 'newer',
  SecurityError: 'unavailable',
};

/**
 * Converts an error of the browser to a failure. An error caused by our own code is
 * thrown again.
 */
export function toStorageFailure(error: unknown): StorageFailure {
  if (error instanceof StorageError) return storageFailure(error.code);
  // A value that can't be cloned is a bug in our own code.
  const isExpected = error instanceof DOMException && error.name !== 'DataCloneError';
  if (!isExpected) throw error;
  const isTooLarge = /\btoo large\b/i.test(error.message);
  const code = isTooLarge ? 'too-large' : codesByName[error.name];
  return code === undefined
    ? storageFailure('unknown', `${error.name}: ${error.message}`)
    : storageFailure(code);
}
