import type { Undoable, UndoDirection } from '../../host/index.ts';
import { undoLabel } from '../../undoLabel.ts';
import { entryTitle } from '../log/entryTitle.ts';
import { type EntryUndo, isRunning, type LogEntry, type LogState } from '../log/logState.ts';

/** What the next undo or redo of rows acts on. */
export interface UndoTarget {
  readonly direction: UndoDirection;
  /** The label of the button: “Undo import of customers.csv”. */
  readonly title: string;
  readonly undo: EntryUndo;
  /** The entry of the log; null for rows that were replaced before the log begins. */
  readonly entry: LogEntry | null;
}

/** Finds the entry of the log that is undone or redone next, the newest first; null where there is none. */
export function nextUndoTarget(log: LogState, direction: UndoDirection): UndoTarget | null {
  const entry =
    direction === 'undo'
      ? log.entries.findLast(({ undo, isUndone, isInBackup }) => undo !== null && !isUndone && !isInBackup)
      : log.entries.find(({ id }) => id === log.redo.at(-1));
  return entry === undefined ? null : undoTargetOf(entry);
}

/** Offers undo for what is done and redo for what is undone; null for an entry that changed none of the present rows. */
export function undoTargetOf(entry: LogEntry): UndoTarget | null {
  const { undo, isUndone, isInBackup } = entry;
  if (undo === null || isInBackup) return null;
  const direction = isUndone ? 'redo' : 'undo';
  return { direction, title: describeTarget(direction, entry), undo, entry };
}

/** Returns {@link nextUndoTarget}, or else the rows that were replaced before the log begins: their backup outlives the log. */
export function shownUndoTarget(
  log: LogState,
  direction: UndoDirection,
  replaced: Undoable | null,
): UndoTarget | null {
  const next = nextUndoTarget(log, direction);
  if (next !== null || replaced === null || replaced.isUndone !== (direction === 'redo')) return next;
  if (log.entries.some(({ undo }) => undo !== null && 'backup' in undo)) return null;
  const title = undoLabel(replaced.title, direction);
  return { direction, title, undo: { backup: [] }, entry: null };
}

/** Says why the keys undo or redo nothing in the playground; null where they do. */
export function whyNotUndoable(
  log: LogState,
  direction: UndoDirection,
  replaced: Undoable | null,
): string | null {
  if (isRunning(log)) return 'The playground is running something: wait until it ends, or stop it.';
  const next = nextUndoTarget(log, direction);
  if (next !== null) {
    return 'why' in next.undo ? `${quoteTitle(next)} can’t be undone. ${next.undo.why}` : null;
  }
  const shown = shownUndoTarget(log, direction, replaced);
  const way = shown === null ? '' : ` “${shown.title}”, above the log, restores earlier rows.`;
  return `Nothing to ${direction} in the rows.${way}`;
}

const verbs = { undo: 'Undo', redo: 'Redo' } as const;

function describeTarget(direction: UndoDirection, entry: LogEntry): string {
  const title = entryTitle(entry);
  return entry.task === 'data' ? undoLabel(title, direction) : `${verbs[direction]} ${title}`;
}

function quoteTitle({ entry, title }: UndoTarget): string {
  return `“${entry === null ? title : entryTitle(entry)}”`;
}
