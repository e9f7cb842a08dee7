import type { Turn, Undoable } from '../../host/index.ts';
import { undoLabel } from '../../undoLabel.ts';
import { titleOf } from '../log/entryTitle.ts';
import { type EntryUndo, isRunning, type LogEntry, type LogState } from '../log/logState.ts';

/** What undo or redo does next to the rows. */
export interface TurnTarget {
  readonly turn: Turn;
  /** What it is called: “Undo import of customers.csv”. */
  readonly title: string;
  readonly undo: EntryUndo;
  /** Of the log; null for rows that were replaced before the log begins. */
  readonly entry: LogEntry | null;
}

/** What is undone or redone next; of entries of the log the newest first. null where there is nothing. */
export function nextTurn(log: LogState, turn: Turn): TurnTarget | null {
  const entry =
    turn === 'undo'
      ? log.entries.findLast(({ undo, isUndone, isLaidAside }) => undo !== null && !isUndone && !isLaidAside)
      : log.entries.find(({ id }) => id === log.redo.at(-1));
  return entry === undefined ? null : turnOf(entry);
}

/** Undo for what is done, redo for what is undone; null for an entry that changed no row that is there. */
export function turnOf(entry: LogEntry): TurnTarget | null {
  const { undo, isUndone, isLaidAside } = entry;
  if (undo === null || isLaidAside) return null;
  const turn = isUndone ? 'redo' : 'undo';
  return { turn, title: describeTurn(turn, entry), undo, entry };
}

/** As {@link nextTurn}, or that of the rows that were replaced before the log begins, which outlive it. */
export function shownTurn(log: LogState, turn: Turn, replaced: Undoable | null): TurnTarget | null {
  const next = nextTurn(log, turn);
  if (next !== null || replaced === null || replaced.isUndone !== (turn === 'redo')) return next;
  if (log.entries.some(({ undo }) => undo !== null && 'aside' in undo)) return null;
  const title = undoLabel(replaced.title, turn);
  return { turn, title, undo: { aside: [] }, entry: null };
}

/** Why nothing is undone or redone where the focus is in the playground; null where something is. */
export function whyNot(log: LogState, turn: Turn, replaced: Undoable | null): string | null {
  if (isRunning(log)) return 'The playground is running something: wait until it ends, or stop it.';
  const next = nextTurn(log, turn);
  if (next !== null) {
    return 'why' in next.undo ? `${titleIn(next)} can’t be undone. ${next.undo.why}` : null;
  }
  const shown = shownTurn(log, turn, replaced);
  const way = shown === null ? '' : ` “${shown.title}”, above the log, brings earlier rows back.`;
  return `Nothing to ${turn} in the rows.${way}`;
}

const words = { undo: 'Undo', redo: 'Redo' } as const;

function describeTurn(turn: Turn, entry: LogEntry): string {
  const title = titleOf(entry);
  return entry.task === 'data' ? undoLabel(title, turn) : `${words[turn]} ${title}`;
}

function titleIn({ entry, title }: TurnTarget): string {
  return `“${entry === null ? title : titleOf(entry)}”`;
}
