import { ConnectorError } from '../../runtime/connector.ts';

/** Converts a failure of IndexedDB to an error with a code and a way out; returns any other error unchanged. */
export function toConnectorError(error: unknown): unknown {
  if (error instanceof ConnectorError || !(error instanceof DOMException)) return error;
  const options = { cause: error };
  if (error.name === 'QuotaExceededError') {
    return new ConnectorError(
      'QUOTA_EXCEEDED',
      'The browser has no room left for this data: delete rows or other sites’ data, then try again.',
      options,
    );
  }
  if (error.name === 'NotFoundError') {
    return new ConnectorError(
      'UNKNOWN_MODEL',
      `The database has no store for this model: define it first. (${error.message})`,
      options,
    );
  }
  if (error.name === 'InvalidStateError') return closedError(options);
  if (error.name === 'AbortError' || error.name === 'UnknownError' || error.name === 'TimeoutError') {
    return new ConnectorError(
      'ABORTED',
      `The browser cancelled this change and stored nothing of it: try again. (${error.message})`,
      options,
    );
  }
  return error;
}

/**
 * Converts the error of a refused opening: if the site's data is blocked, Chromium
 * answers UnknownError or SecurityError, Firefox InvalidStateError.
 */
export function openingError(error: unknown): unknown {
  const isRefused =
    error instanceof DOMException &&
    ['UnknownError', 'SecurityError', 'InvalidStateError'].includes(error.name);
  if (!isRefused) return error;
  return new ConnectorError(
    'UNAVAILABLE',
    'This browser grants no storage, which the playground needs for its rows: allow this site to store data, then reload the page.',
    { cause: error },
  );
}

export function closedError(options?: ErrorOptions): ConnectorError {
  return new ConnectorError('CLOSED', 'The database was closed: try again to reopen it.', options);
}

export function lostError(): ConnectorError {
  return new ConnectorError(
    'CLOSED',
    'The database was deleted while it was open, for instance in another tab, and all rows in it are gone: run something again to create a new one.',
  );
}

/** The browser closed the connection on its own. */
export function droppedError(): ConnectorError {
  return new ConnectorError(
    'CLOSED',
    'The browser closed the database, as it does when the site’s data is cleared: run something again to open what is left of it.',
  );
}

export function blockedError(name: string): ConnectorError {
  return new ConnectorError(
    'BLOCKED',
    `Another tab has the database ${name} open and does not close it: close that tab, then try again.`,
  );
}

export function unknownModelError(model: string): ConnectorError {
  return new ConnectorError('UNKNOWN_MODEL', `Model ${model} has no store: define it first.`);
}
