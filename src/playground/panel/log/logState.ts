import type { Orphans, PlaygroundEvent, RunReport, RunResult, StoreChanges } from '../../host/index.ts';
import type { CallSum, RecordedCall } from '../../wire/control.ts';

export type CallStyle = 'promise' | 'callback';

/** A call in both styles, as a REST request, and as its equivalent; a form creates it together with the call. */
export interface CallFacts {
  readonly promise: string;
  readonly callback: string;
  readonly rest: RestRequest | null;
  /** The same call without the relation, as LoopBack's documentation shows it. */
  readonly equivalent: string | null;
  /** The same call with the repositories of LoopBack 4; null where they have nothing like it. */
  readonly loopback4: string | null;
  /** What a call that stores nothing does instead. */
  readonly effect: string | null;
}

export interface RestRequest {
  readonly method: string;
  /** Includes the query. */
  readonly path: string;
  readonly body: string | null;
  /** How the request differs from the call; null where it does not. */
  readonly remark: string | null;
}

/** A call in the code, with the sums of all calls from its position so far. */
interface CountedCall extends CallSum {
  readonly call: RecordedCall;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what?: 'checked' | 'stored';
}

/** A run of code, or a task on the data such as an import. */
export interface LogEntry {
  readonly id: number;
  readonly task: 'run' | 'data';
  /** The code that ran, or the name of the task on the data. */
  readonly title: string;
  readonly call: CallFacts | null;
  /** The line of the editor's code in which the code starts, from 1. */
  readonly firstLine: number;
  readonly events: readonly PlaygroundEvent[];
  /** The calls of LoopBack's API that its code made, once for each position in the code. */
  readonly calls: readonly CountedCall[];
  /** Whether there were more calls. */
  readonly isCallsCut: boolean;
  /** null unless it runs. */
  readonly progress: Progress | null;
  /** null while it runs. */
  readonly result: RunResult | null;
  readonly changes: StoreChanges;
  readonly orphans: readonly Orphans[];
  /** How what it changed can be undone, or why it can't; null where it changed no row. */
  readonly undo: EntryUndo | null;
  readonly isUndone: boolean;
  /** Whether the rows it changed are in the backup now, because earlier rows were restored. */
  readonly isInBackup: boolean;
}

/** `change` is the id of a change in the store; `backup` lists the models whose former rows are in the backup. */
export type EntryUndo =
  | { readonly change: string }
  | { readonly backup: readonly string[] }
  | { readonly why: string };

export interface LogState {
  readonly entries: readonly LogEntry[];
  readonly nextId: number;
  /** Whether the first run has said what differs from the application. */
  readonly isNoted: boolean;
  /** The ids of entries that were undone since rows last changed; the next to redo is the last one. */
  readonly redo: readonly number[];
}

export type LogAction =
  | {
      readonly type: 'start';
      readonly task: LogEntry['task'];
      readonly title: string;
      readonly call: CallFacts | null;
      readonly firstLine?: number;
      /** What the first run says of the application. */
      readonly firstNote?: string | null;
    }
  | { readonly type: 'events'; readonly events: readonly PlaygroundEvent[] }
  /** `backup`: the models whose rows were backed up; null where none were. */
  | { readonly type: 'end'; readonly report: RunReport; readonly backup?: readonly string[] | null }
  /** The changes of an entry were undone, or redone. */
  | { readonly type: 'undoToggled'; readonly id: number; readonly isUndone: boolean }
  | { readonly type: 'clear' }
  /** Another project is shown. */
  | { readonly type: 'reset' };

export const emptyLog: LogState = { entries: [], nextId: 1, isNoted: false, redo: [] };

/** The most entries that the log keeps; it drops the oldest first. */
export const entryLimit = 50;

/** The most events and calls in all entries together; the log drops the oldest entries until they fit, but never the last one. */
export const eventLimit = 3_000;

export function reduceLog(state: LogState, action: LogAction): LogState {
  const last = state.entries.at(-1);
  const withLast = (change: (entry: LogEntry) => LogEntry): LogState =>
    last === undefined ? state : { ...state, entries: [...state.entries.slice(0, -1), change(last)] };
  switch (action.type) {
    case 'start': {
      const { task, title, call, firstLine = 1, firstNote = null } = action;
      const note = task === 'run' && !state.isNoted ? firstNote : null;
      const entry: LogEntry = {
        id: state.nextId,
        task,
        title,
        call,
        firstLine,
        events: note === null ? [] : [{ type: 'note', text: note, source: null }],
        calls: [],
        isCallsCut: false,
        progress: null,
        result: null,
        changes: { models: [] },
        orphans: [],
        undo: null,
        isUndone: false,
        isInBackup: false,
      };
      return {
        ...state,
        entries: withinLimits([...state.entries, entry]),
        nextId: state.nextId + 1,
        isNoted: state.isNoted || note !== null,
      };
    }
    case 'events':
      return withLast((entry) => withEvents(entry, action.events));
    case 'end':
      return withEnd(state, action.report, action.backup ?? null);
    case 'undoToggled': {
      const { id, isUndone } = action;
      const others = state.redo.filter((one) => one !== id);
      return {
        ...state,
        entries: withSwappedBackup(state.entries, id).map((entry) =>
          entry.id === id ? { ...entry, isUndone } : entry,
        ),
        redo: isUndone ? [...others, id] : others,
      };
    }
    case 'clear':
      return { ...state, entries: [], redo: [] };
    case 'reset':
      return { ...emptyLog, nextId: state.nextId };
  }
}

/** The backup holds only the rows that were replaced last. */
const lostReplacement: EntryUndo = {
  why: 'The rows it replaced are no longer kept: all rows have been replaced again since.',
};

const lostChange: EntryUndo = {
  why: 'The rows it changed are no longer kept: all rows have been replaced again since.',
};

/**
 * Marks later changes of the models in the backup after it was exchanged with
 * the stored rows: they went into the backup, or came back from it.
 */
function withSwappedBackup(entries: readonly LogEntry[], id: number): readonly LogEntry[] {
  const undo = entries.find((entry) => entry.id === id)?.undo ?? null;
  if (undo === null || !('backup' in undo)) return entries;
  const isExchanged = ({ id: other, undo: otherUndo, changes }: LogEntry): boolean =>
    other > id &&
    otherUndo !== null &&
    'change' in otherUndo &&
    changes.models.some(({ model }) => undo.backup.includes(model));
  return entries.map((entry) => (isExchanged(entry) ? { ...entry, isInBackup: !entry.isInBackup } : entry));
}

function withEnd(state: LogState, report: RunReport, backup: readonly string[] | null): LogState {
  const last = state.entries.length - 1;
  const undo = backup === null ? report.undo : { backup };
  return {
    ...state,
    entries: state.entries.map((entry, index) => {
      if (index === last) return { ...entry, ...report, undo, progress: null };
      if (backup === null || entry.undo === null) return entry;
      if (entry.isInBackup) return { ...entry, undo: lostChange };
      return 'backup' in entry.undo ? { ...entry, undo: lostReplacement } : entry;
    }),
    // A new change drops what could be redone.
    redo: undo === null ? state.redo : [],
  };
}

const startedCall: CallSum = { count: 1, settled: 0, milliseconds: 0, longest: 0, unsaved: null };

function withEvents(entry: LogEntry, given: readonly PlaygroundEvent[]): LogEntry {
  const events: PlaygroundEvent[] = [];
  let { calls, isCallsCut, progress } = entry;
  for (const event of given) {
    if (event.type === 'progress') progress = event;
    else if (event.type === 'call') calls = [...calls, { call: event, ...startedCall }];
    else if (event.type === 'settled') {
      const { call: position, milliseconds } = event;
      const ended = { settled: 1, milliseconds, longest: milliseconds };
      calls = calls.map((one, index) => (index === position ? { ...one, ...ended } : one));
    } else if (event.type === 'calls') {
      const { sums } = event;
      calls = calls.map((one, index) => ({ ...one, ...sums[index] }));
      isCallsCut = event.isCut;
    } else events.push(event);
  }
  return {
    ...entry,
    events: events.length === 0 ? entry.events : [...entry.events, ...events],
    calls,
    isCallsCut,
    progress,
  };
}

function withinLimits(entries: readonly LogEntry[]): readonly LogEntry[] {
  let kept = entries.slice(-entryLimit);
  const count = (): number => kept.reduce((sum, { events, calls }) => sum + events.length + calls.length, 0);
  while (kept.length > 1 && count() > eventLimit) kept = kept.slice(1);
  return kept;
}

export function isRunning(state: LogState): boolean {
  const last = state.entries.at(-1);
  return last !== undefined && last.result === null;
}
