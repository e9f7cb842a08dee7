import type { Orphans, PlaygroundEvent, RunReport, RunResult, StoreChanges } from '../../host/index.ts';
import type { CallSum, RecordedCall } from '../../wire/control.ts';

export type CallStyle = 'promise' | 'callback';

/** What a call is in other words; made with the call by the forms. */
export interface CallFacts {
  readonly promise: string;
  readonly callback: string;
  readonly rest: RestRequest | null;
  /** The same without the relation, as LoopBack's documentation has it. */
  readonly equivalent: string | null;
  /** What a call that stores nothing does instead. */
  readonly effect: string | null;
}

export interface RestRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: string | null;
  /** Where REST does not do quite the same. */
  readonly remark: string | null;
}

/** A call of code, with what all calls from its place came to as far as that is known. */
interface CountedCall extends CallSum {
  readonly call: RecordedCall;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what?: 'checked' | 'stored';
}

/** One thing that was done: a run, or something with the data. */
export interface LogEntry {
  readonly id: number;
  readonly task: 'run' | 'data';
  /** What ran; for something with the data what it was, in words. */
  readonly title: string;
  readonly call: CallFacts | null;
  /** The line of the editor's code in which the code starts, from 1. */
  readonly firstLine: number;
  readonly events: readonly PlaygroundEvent[];
  /** The calls of LoopBack's API that its code made, once for each place in the code. */
  readonly calls: readonly CountedCall[];
  /** Whether there were more of them. */
  readonly isCallsCut: boolean;
  /** While it runs. */
  readonly progress: Progress | null;
  /** null while it runs. */
  readonly result: RunResult | null;
  readonly changes: StoreChanges;
  readonly orphans: readonly Orphans[];
  /** How what it changed can be undone, or why it can't; null where it changed no row. */
  readonly undo: EntryUndo | null;
  readonly isUndone: boolean;
  /** Whether the rows that it changed lie aside now, since rows from before it were brought back. */
  readonly isLaidAside: boolean;
}

/** `change` is known to the store; `aside` are the models whose rows lie aside as they were before. */
export type EntryUndo =
  | { readonly change: string }
  | { readonly aside: readonly string[] }
  | { readonly why: string };

export interface LogState {
  readonly entries: readonly LogEntry[];
  readonly nextId: number;
  /** Whether the first run has told what is different from the application. */
  readonly isNoted: boolean;
  /** Entries that were undone since rows were last changed, the next to redo last. */
  readonly redo: readonly number[];
}

export type LogAction =
  | {
      readonly type: 'start';
      readonly task: LogEntry['task'];
      readonly title: string;
      readonly call: CallFacts | null;
      readonly firstLine?: number;
      /** What the first run tells of the application. */
      readonly firstNote?: string | null;
    }
  | { readonly type: 'events'; readonly events: readonly PlaygroundEvent[] }
  /** `aside`: the models whose rows were laid aside; null where none were. */
  | { readonly type: 'end'; readonly report: RunReport; readonly aside?: readonly string[] | null }
  /** What an entry changed was undone, or redone. */
  | { readonly type: 'turned'; readonly id: number; readonly isUndone: boolean }
  | { readonly type: 'clear' }
  /** For another project. */
  | { readonly type: 'reset' };

export const emptyLog: LogState = { entries: [], nextId: 1, isNoted: false, redo: [] };

/** Entries that are kept; the oldest go first. */
export const entryLimit = 50;

/** Events and calls of all entries together; entries go until it holds, but never the last. */
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
        isLaidAside: false,
      };
      return {
        ...state,
        entries: bounded([...state.entries, entry]),
        nextId: state.nextId + 1,
        isNoted: state.isNoted || note !== null,
      };
    }
    case 'events':
      return withLast((entry) => withEvents(entry, action.events));
    case 'end':
      return withEnd(state, action.report, action.aside ?? null);
    case 'turned': {
      const { id, isUndone } = action;
      const others = state.redo.filter((one) => one !== id);
      return {
        ...state,
        entries: withExchanged(state.entries, id).map((entry) =>
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

/** Of the rows that were replaced only the last lie aside. */
const replaced: EntryUndo = {
  why: 'The rows it replaced are no longer kept: all rows have been replaced again since.',
};

const dropped: EntryUndo = {
  why: 'The rows it changed are no longer kept: all rows have been replaced again since.',
};

/**
 * Where rows that lay aside were exchanged for those that were there, what
 * changed these since then went with them, and what had gone is back.
 */
function withExchanged(entries: readonly LogEntry[], id: number): readonly LogEntry[] {
  const undo = entries.find((entry) => entry.id === id)?.undo ?? null;
  if (undo === null || !('aside' in undo)) return entries;
  const isExchanged = ({ id: other, undo: itsUndo, changes }: LogEntry): boolean =>
    other > id &&
    itsUndo !== null &&
    'change' in itsUndo &&
    changes.models.some(({ model }) => undo.aside.includes(model));
  return entries.map((entry) => (isExchanged(entry) ? { ...entry, isLaidAside: !entry.isLaidAside } : entry));
}

function withEnd(state: LogState, report: RunReport, aside: readonly string[] | null): LogState {
  const last = state.entries.length - 1;
  const undo = aside === null ? report.undo : { aside };
  return {
    ...state,
    entries: state.entries.map((entry, index) => {
      if (index === last) return { ...entry, ...report, undo, progress: null };
      if (aside === null || entry.undo === null) return entry;
      if (entry.isLaidAside) return { ...entry, undo: dropped };
      return 'aside' in entry.undo ? { ...entry, undo: replaced } : entry;
    }),
    // Something new was done.
    redo: undo === null ? state.redo : [],
  };
}

const begun: CallSum = { count: 1, settled: 0, milliseconds: 0, longest: 0, unsaved: null };

function withEvents(entry: LogEntry, given: readonly PlaygroundEvent[]): LogEntry {
  const events: PlaygroundEvent[] = [];
  let { calls, isCallsCut, progress } = entry;
  for (const event of given) {
    if (event.type === 'progress') progress = event;
    else if (event.type === 'call') calls = [...calls, { call: event, ...begun }];
    else if (event.type === 'settled') {
      const { call: place, milliseconds } = event;
      const ended = { settled: 1, milliseconds, longest: milliseconds };
      calls = calls.map((one, index) => (index === place ? { ...one, ...ended } : one));
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

function bounded(entries: readonly LogEntry[]): readonly LogEntry[] {
  let kept = entries.slice(-entryLimit);
  const count = (): number => kept.reduce((sum, { events, calls }) => sum + events.length + calls.length, 0);
  while (kept.length > 1 && count() > eventLimit) kept = kept.slice(1);
  return kept;
}

export function isRunning(state: LogState): boolean {
  const last = state.entries.at(-1);
  return last !== undefined && last.result === null;
}
