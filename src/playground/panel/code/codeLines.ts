import type { LogEntry } from '../log/logState.ts';
import type { LineMark } from './createCodeEditor.ts';

/** Whether the editor still holds the code of an entry at the same lines. */
export function isInEditor(entry: LogEntry, code: string): boolean {
  if (entry.task !== 'run' || entry.call !== null) return false;
  const lines = code.split('\n');
  if (entry.firstLine > lines.length) return false;
  const start = lines.slice(0, entry.firstLine - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const at = code.indexOf(entry.title, start);
  // A selection may start within its line.
  return at >= start && at <= start + (lines[entry.firstLine - 1]?.length ?? 0);
}

/** Lists the errors of the newest run by the lines of the editor's code. */
export function marksOf(entry: LogEntry | undefined, code: string): readonly LineMark[] {
  if (entry === undefined || entry.result === null || !isInEditor(entry, code)) return [];
  const errors = entry.events.flatMap((event) => {
    if (event.type === 'uncaught') return [event.error];
    return event.type === 'value' && event.value.kind === 'error' ? [event.value] : [];
  });
  if (entry.result.type === 'failed') errors.push(entry.result.error);
  return errors.flatMap(({ line, name, message }) =>
    line === null ? [] : [{ line, message: message === '' ? name : `${name}: ${message}` }],
  );
}
