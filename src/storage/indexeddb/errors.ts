import { ConnectorError } from '../../runtime/connector.ts';

/** A failure of IndexedDB with its code and a way out; anything else comes back as it is. */
export function toConnectorError(error: unknown): unknown {
  if (error instanceof ConnectorError || !(error instanceof DOMException)) return error;
  const because = { cause: error };
  if (error.name === 'QuotaExceededError') {
    return new ConnectorError(
      'QUOTA_EXCEEDED',
      'The browser has no room left for this data: delete rows or other sites’ data, then try again.',
      because,
    );
  }
  if (error.name === 'NotFoundError') {
    return new ConnectorError(
      'UNKNOWN_MODEL',
      `The database has no store for this model: define it first. (${error.message})`,
      because,
    );
  }
  if (error.name === 'InvalidStateError') return closedError(because);
  if (error.name === 'AbortError' || error.name === 'UnknownError' || error.name === 'TimeoutError') {
    return new ConnectorError(
      'ABORTED',
      `The browser gave this change up and nothing of it was stored: try again. (${error.message})`,
      because,
    );
  }
  return error;
}

/**
 * What an opening that the browser refused says: Chromium answers UnknownError
 * or SecurityError where the site's data is blocked, Firefox InvalidStateError.
 */
export function openingError(error: unknown): unknown {
  const isRefused =
    error instanceof DOMException &&
    ['UnknownError', 'SecurityError', 'InvalidStateError'].includes(error.name);
  if (!isRefused) return error;
  return new ConnectorError(
    'UNAVAILABLE',
    'This browser grants no storage, and the playground keeps its rows there: allow this site to store data, then reload the page.',
    { cause: error },
  );
}

export function closedError(options?: ErrorOptions): ConnectorError {
  return new ConnectorError('CLOSED', 'The database was closed: try again, and it is opened again.', options);
}

export function lostError(): ConnectorError {
  return new ConnectorError(
    'CLOSED',
    'The database was deleted while it was open, for instance in another tab, and all rows in it are gone: run something again, and it is made again.',
  );
}

/** The browser ended the connection of itself. */
export function droppedError(): ConnectorError {
  return new ConnectorError(
    'CLOSED',
    'The browser closed the database, as it does when the site’s data is cleared: run something again, and what is still there is opened.',
  );
}

export function blockedError(name: string): ConnectorError {
  return new ConnectorError(
    'BLOCKED',
    `Another tab holds the database ${name} open and does not let go: close that tab, then try again.`,
  );
}

export function unknownModelError(model: string): ConnectorError {
  return new ConnectorError('UNKNOWN_MODEL', `Model ${model} has no store: define it first.`);
}
