import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import type {
  PlaygroundEvent,
  PlaygroundRows,
  PropertyRenames,
  RunReport,
  Turn,
  Undoable,
} from '../../host/index.ts';
import type { ModelFile, OutputEvent, ResetOptions } from '../../wire/control.ts';
import { importData, type WantedImport } from '../data/importData.ts';
import type { DesignModel } from '../design/design.ts';
import {
  type CallFacts,
  emptyLog,
  isRunning,
  type LogEntry,
  type LogState,
  reduceLog,
} from '../log/logState.ts';
import { hasRows, type OpenedPlayground } from './openPlayground.ts';
import { nextTurn, shownTurn, type TurnTarget, turnOf, whyNot } from './rowUndo.ts';
import { describeFailure, hasLostRows, stopped, untouched } from './taskReports.ts';
import { turnAside } from './turnAside.ts';
import { useOpener } from './useOpener.ts';

/** The playground as the panel's views use it. Whatever they do is an entry of the one log. */
export interface Session {
  readonly log: LogState;
  readonly isRunning: boolean;
  /** The rows, once `prepare` has been there. */
  readonly rows: PlaygroundRows | null;
  /** Another number whenever rows may have changed. */
  readonly version: number;
  /** What undo and redo do next to the rows; null where there is nothing. */
  readonly undoing: Readonly<Record<Turn, TurnTarget | null>>;
  /** Starts the sandbox, so that the first run does not wait for it. */
  warmUp(): void;
  /** Defines the models and makes sample data where there has never been any; no code runs. */
  prepare(): Promise<void>;
  /** @returns null where something else runs, or where it could not be opened */
  run(code: string, options?: SessionRunOptions): Promise<RunReport | null>;
  reset(options: ResetOptions): void;
  /** Brings the rows of a file in, beside those that are there or in their place. */
  importFile(wanted: WantedImport): void;
  /** Undoes the newest change of rows, or redoes the last that was undone. */
  turn(target: TurnTarget): void;
  /** The same for an entry of the log, whichever way it goes. */
  turnEntry(entry: LogEntry): void;
  /** By keys: says so where there is nothing to undo, or why it can't be. */
  turnByKeys(turn: Turn): void;
  /** Ends the run, whatever it is doing; a reset or an import ends with the rows that it has made. */
  stop(): void;
  clear(): void;
}

interface SessionRunOptions {
  /** What a call of a form is in other words. */
  readonly call?: CallFacts | null;
  /** Whether it may take longer than usual. */
  readonly isPatient?: boolean;
  /** The line of the editor's code in which the code starts, from 1. */
  readonly firstLine?: number;
}

/** The signal tells one that can be cancelled that the user wants its end. */
type Task = (opened: OpenedPlayground, signal: AbortSignal) => Promise<RunReport>;

/** The playground of a project for as long as the component is mounted; it is opened when first used. */
export function useSession(
  projectId: string,
  files: readonly ModelFile[],
  design: readonly DesignModel[],
  renamesOf: PropertyRenames,
  idNote: string | null,
  notify: (text: string) => void,
): Session {
  const [log, dispatch] = useReducer(reduceLog, emptyLog);
  const [version, setVersion] = useState(0);
  const [rows, setRows] = useState<PlaygroundRows | null>(null);
  const [replaced, setReplaced] = useState<Undoable | null>(null);
  // The models whose rows the task that runs has laid aside.
  const laidAside = useRef<readonly string[] | null>(null);
  const isBusy = useRef(false);
  const preparing = useRef<Promise<void> | null>(null);
  // What is under way, where it can end early without losing what it has done.
  const cancellable = useRef<AbortController | null>(null);
  // Where a task has no entry yet its events wait here.
  const held = useRef<PlaygroundEvent[] | null>(null);
  const tell = (events: readonly PlaygroundEvent[]): void => {
    if (held.current === null) dispatch({ type: 'events', events });
    else held.current.push(...events);
  };
  const tellOne = (event: OutputEvent): void => tell([{ ...event, source: null }]);
  const opener = useOpener(projectId, tell, () => {
    dispatch({ type: 'reset' });
    setRows(null);
    setReplaced(null);
  });

  const readUndoable = useEffectEvent(async (): Promise<void> => {
    const isStillShown = opener.watchProject();
    if (!(await hasRows(projectId)) || !isStillShown()) return;
    try {
      const { backup } = await opener.open();
      const read = await backup.read();
      if (isStillShown()) setReplaced(read);
    } catch {
      // The first run opens again, and tells what is wrong.
      if (isStillShown()) opener.forget();
    }
  });
  const hasModels = design.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other rows
  useEffect(() => {
    if (!hasModels) return;
    // Not while the page is busy with being shown.
    const timer = setTimeout(() => void readUndoable(), 500);
    return () => clearTimeout(timer);
  }, [projectId, hasModels]);

  /** One task at a time; answers null where it did not come to its end in this project. */
  const perform = async (task: Task, { signal } = new AbortController()): Promise<RunReport | null> => {
    const isStillShown = opener.watchProject();
    try {
      const opened = await opener.open();
      opened.playground.load(files, design, renamesOf);
      const report = await task(opened, signal);
      // The events of the last frame come first.
      await new Promise(requestAnimationFrame);
      if (!isStillShown()) return null;
      if (hasLostRows(report)) opener.forget();
      else {
        setRows(opened.rows);
        setVersion((number) => number + 1);
      }
      return report;
    } catch (error) {
      if (!isStillShown()) return null;
      opener.forget();
      return stopped(describeFailure(error));
    }
  };

  /** @param controller ends what can be cancelled; what cannot is stopped with the sandbox */
  const enter = async (
    entry: { task: 'run' | 'data'; title: string; call?: CallFacts | null; firstLine?: number },
    task: Task,
    controller: AbortController | null = null,
  ): Promise<RunReport | null> => {
    if (isBusy.current) return null;
    isBusy.current = true;
    laidAside.current = null;
    await preparing.current;
    cancellable.current = controller;
    dispatch({ type: 'start', call: null, firstNote: idNote, ...entry });
    const report = await perform(task, controller ?? undefined);
    cancellable.current = null;
    isBusy.current = false;
    if (report !== null) dispatch({ type: 'end', report, aside: laidAside.current });
    return report;
  };

  /** An entry of its own; what it was about shows afterwards that it is undone, or not any more. */
  const turn = async ({ turn: way, undo, entry, title }: TurnTarget): Promise<void> => {
    if ('why' in undo) return;
    // The rows are exchanged even where the design can't be loaded afterwards.
    let isExchanged = false;
    const onExchanged = (now: Undoable | null): void => {
      isExchanged = true;
      setReplaced(now);
    };
    const report = await enter({ task: 'data', title: title.replace(' ', ': ') }, (opened) =>
      'change' in undo
        ? opened.playground.turn(undo.change, way)
        : turnAside(opened, way, { tell: tellOne, onExchanged }),
    );
    const isTurned = 'change' in undo ? report?.result.type === 'done' : isExchanged;
    if (report === null || !isTurned || entry === null) return;
    dispatch({ type: 'turned', id: entry.id, isUndone: way === 'undo' });
  };

  /** An entry only where there is something to tell. */
  const prepare = async (): Promise<void> => {
    held.current = [];
    const report = await perform(({ playground }) => playground.createSampleData());
    const events = held.current;
    held.current = null;
    if (report === null || (report.result.type === 'done' && events.length === 0)) return;
    dispatch({ type: 'start', task: 'data', title: 'Read the design', call: null });
    dispatch({ type: 'events', events });
    dispatch({ type: 'end', report });
  };

  const stored = design.filter(({ isStored }) => isStored).map(({ name }) => name);

  /** The rows of the models as they are become what undo brings back; then the work: what it replaces is empty. */
  const replacing =
    (
      title: string,
      {
        replaced: replacedModels = [],
        kept = [],
      }: { replaced?: readonly string[]; kept?: readonly string[] },
      work: Task,
    ): Task =>
    async (opened, signal) => {
      const { playground, backup } = opened;
      const loaded = await playground.createSampleData();
      if (loaded.result.type !== 'done') return loaded;
      if (signal.aborted) return stopped(`Cancelled. ${untouched}`);
      await playground.withRows(() => backup.backUp(title, replacedModels, kept));
      laidAside.current = [...replacedModels, ...kept];
      setReplaced({ title, isUndone: false });
      return work(opened, signal);
    };

  return {
    log,
    isRunning: isRunning(log),
    rows,
    version,
    undoing: { undo: shownTurn(log, 'undo', replaced), redo: shownTurn(log, 'redo', replaced) },
    warmUp: () => {
      // A failure is told by the first run, which opens again.
      opener.open().then(({ playground }) => playground.warmUp(), opener.forget);
    },
    prepare: () => {
      // What runs prepares by itself.
      if (isBusy.current || design.length === 0) return Promise.resolve();
      const after = preparing.current ?? Promise.resolve();
      const next = after.then(prepare).finally(() => {
        if (preparing.current === next) preparing.current = null;
      });
      preparing.current = next;
      return next;
    },
    run: (code, { call = null, isPatient = false, firstLine = 1 } = {}) =>
      enter({ task: 'run', title: code, call, firstLine }, ({ playground }) =>
        playground.run(code, { isExtended: isPatient, firstLine }),
      ),
    reset: (options) => {
      const { title, isAdded, counts } = options;
      // What gets no row stays as it is; where a number is missing there will be a few.
      const kept = stored.filter((name) => !Object.hasOwn(counts, name) || counts[name] !== 0);
      const making: Task = ({ playground }, signal) => playground.reset(options, signal);
      const task = replacing(title, isAdded ? { kept } : { replaced: stored }, making);
      void enter({ task: 'data', title }, task, new AbortController());
    },
    importFile: (wanted) => {
      const title = `Import ${wanted.file.name}`;
      const task: Task = (opened, signal) =>
        importData(opened, { ...wanted, title, design, signal, tell: tellOne, replacing });
      void enter({ task: 'data', title }, task, new AbortController());
    },
    turn: (target) => void turn(target),
    turnEntry: (entry) => {
      const target = turnOf(entry);
      if (target !== null) void turn(target);
    },
    turnByKeys: (way) => {
      const why = whyNot(log, way, replaced);
      const target = nextTurn(log, way);
      if (why !== null) notify(why);
      else if (target !== null) void turn(target);
    },
    stop: () => {
      if (cancellable.current !== null) cancellable.current.abort();
      else opener.use(({ playground }) => playground.stop());
    },
    clear: () => dispatch({ type: 'clear' }),
  };
}
