import { LoadError } from '../../../lib/late.ts';
import type { RunReport } from '../../host/index.ts';

/** Reports of what is no run of code: the log shows no changes for it, but says in words what was done. */

const nothing = { changes: { models: [] }, orphans: [], undo: null } as const;

/** What is said of the rows where data was not replaced after all. */
export const untouched = 'Nothing was stored; the rows are as they were.';

export function done(milliseconds: number): RunReport {
  return { ...nothing, result: { type: 'done', milliseconds } };
}

export function stopped(message: string): RunReport {
  return { ...nothing, result: { type: 'stopped', message } };
}

/** Whether code ran into a database that is gone for good: what is done next has to open it again. */
export function hasLostRows({ result }: RunReport): boolean {
  if (result.type !== 'failed') return false;
  const { name, code } = result.error;
  return name === 'ConnectorError' && code === 'CLOSED';
}

/** Why something could not be done, what became of the rows, and the way out; what the store says has its own. */
export function describeFailure(error: unknown): string {
  const { name, code, message } =
    error instanceof Error
      ? (error as Error & { code?: unknown })
      : { name: '', code: '', message: String(error) };
  if (name === 'RpcError' && code === 'CLOSED') {
    return 'Failed: the data worker stopped, probably out of memory, or because its script could not be loaded. Stored rows are intact; it restarts with your next action. Narrow queries with where and limit, or import files in parts.';
  }
  if (error instanceof LoadError) {
    return 'Failed: a part of the playground could not be loaded. Check the connection, then try again. Stored rows are intact.';
  }
  // What was stored may be gone with the database; the message says what is known.
  const rows = code === 'CLOSED' || code === 'UNAVAILABLE' ? '' : ' Stored rows are intact.';
  return `Failed: ${message}${rows}`;
}
