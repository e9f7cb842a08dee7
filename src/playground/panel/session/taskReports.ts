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
    return 'It could not be done: the thread that keeps the rows ended. Most likely its memory ran out, or its script could not be loaded. Stored rows are whole, and it starts again with what you do next. Find less with where and limit, or bring files in in parts.';
  }
  if (error instanceof LoadError) {
    return 'It could not be done: a part of the playground could not be loaded. Check the connection, then try again. What was stored before stays.';
  }
  // What was stored may be gone with the database; the message says what is known.
  const rows = code === 'CLOSED' || code === 'UNAVAILABLE' ? '' : ' What was stored before stays.';
  return `It could not be done: ${message}${rows}`;
}
