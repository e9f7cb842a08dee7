import { LoadError } from '../../../lib/loadPart.ts';
import type { RunReport } from '../../host/index.ts';

/** Reports of tasks that run no code: the log lists no changes for them, but describes what was done. */

const noChanges = { changes: { models: [] }, orphans: [], undo: null } as const;

/** Says that the rows are unchanged, where data was not replaced after all. */
export const nothingStored = 'Nothing was stored; the rows are unchanged.';

export function doneReport(milliseconds: number): RunReport {
  return { ...noChanges, result: { type: 'done', milliseconds } };
}

export function stoppedReport(message: string): RunReport {
  return { ...noChanges, result: { type: 'stopped', message } };
}

/** Whether the database was closed under the code for good: the next task has to open it again. */
export function hasClosedDatabase({ result }: RunReport): boolean {
  if (result.type !== 'failed') return false;
  const { name, code } = result.error;
  return name === 'ConnectorError' && code === 'CLOSED';
}

/** Says why a task failed, whether the rows are intact, and the way out. Messages of the store have their own way out. */
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
  // The rows may be gone with the database; the message says what is known.
  const rows = code === 'CLOSED' || code === 'UNAVAILABLE' ? '' : ' Stored rows are intact.';
  return `Failed: ${message}${rows}`;
}
