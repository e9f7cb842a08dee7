import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import type { EngineName, SqlDatabase } from '../../../model/index.ts';
import type {
  PlaygroundEvent,
  PlaygroundRows,
  PropertyRenames,
  RunReport,
  Undoable,
  UndoDirection,
} from '../../host/index.ts';
import type { ModelFile, OutputEvent, ResetOptions } from '../../wire/control.ts';
import { type ImportRequest, importData } from '../data/importData.ts';
import type { DesignModel } from '../design/design.ts';
import {
  type CallFacts,
  emptyLog,
  isRunning,
  type LogEntry,
  type LogState,
  reduceLog,
} from '../log/logState.ts';
import { createEntryTurns } from './entryTurns.ts';
import { isAboutDatabases } from './isAboutDatabases.ts';
import { hasRows, type OpenedPlayground } from './openPlayground.ts';
import { nextUndoTarget, shownUndoTarget, type UndoTarget, undoTargetOf, whyNotUndoable } from './rowUndo.ts';
import { swapWithBackup } from './swapWithBackup.ts';
import { describeFailure, hasClosedDatabase, nothingStored, stoppedReport } from './taskReports.ts';
import { useOpener } from './useOpener.ts';

/** The playground as the panel's views use it. Everything they do becomes an entry of one log. */
export interface Session {
  readonly log: LogState;
  readonly isRunning: boolean;
  /** The stored rows; null until `prepare` has finished. */
  readonly rows: PlaygroundRows | null;
  /** Changes whenever rows may have changed. */
  readonly version: number;
  /** What the next undo and redo of rows act on; null where there is nothing. */
  readonly undoTargets: Readonly<Record<UndoDirection, UndoTarget | null>>;
  /** Starts the sandbox, so that the first run does not wait for it. */
  warmUp(): void;
  /** Defines the models, and creates sample data where there has never been any. Runs no code. */
  prepare(): Promise<void>;
  /** @returns null where another task runs, or where another project is shown by then */
  run(code: string, options?: SessionRunOptions): Promise<RunReport | null>;
  reset(options: ResetOptions): void;
  /** Imports the rows of a file, in addition to the stored rows or in their place. */
  importFile(request: ImportRequest): void;
  /** Undoes the newest change of rows, or redoes the one that was undone last. */
  undoOrRedo(target: UndoTarget): void;
  /** Undoes an entry of the log, or redoes it where it is undone. */
  undoOrRedoEntry(entry: LogEntry): void;
  /** Undoes or redoes by keys; shows a notice where nothing can be undone, with the reason. */
  undoOrRedoByKeys(direction: UndoDirection): void;
  /** Ends the run, whatever it is doing; a reset or an import keeps the rows stored so far. */
  stop(): void;
  clear(): void;
}

interface SessionRunOptions {
  /** The other forms of a call that a form made. */
  readonly call?: CallFacts | null;
  /** Whether the run may take longer than usual. */
  readonly isExtended?: boolean;
  /** The line of the editor's code in which the code starts, from 1. */
  readonly firstLine?: number;
  /** Whether it waits for the task that runs; otherwise it does not run. */
  readonly isPatient?: boolean;
}

/** The signal aborts when the user cancels a task that can be cancelled. */
type Task = (opened: OpenedPlayground, signal: AbortSignal) => Promise<RunReport>;

/** Provides the playground of a project while the component is mounted; it is opened at the first use. */
export function useSession(
  projectId: string,
  files: readonly ModelFile[],
  design: readonly DesignModel[],
  renamesOf: PropertyRenames,
  engine: EngineName,
  idNote: string | null,
  notify: (text: string) => void,
  databases: readonly SqlDatabase[],
): Session {
  const [log, dispatch] = useReducer(reduceLog, emptyLog);
  const [version, setVersion] = useState(0);
  const [rows, setRows] = useState<PlaygroundRows | null>(null);
  const [replaced, setReplaced] = useState<Undoable | null>(null);
  // The models whose rows the running task has backed up.
  const backedUpModels = useRef<readonly string[] | null>(null);
  const [turns] = useState(createEntryTurns);
  const preparing = useRef<Promise<void> | null>(null);
  // Cancels the running task, keeping its partial result; null where it can only be stopped.
  const cancelController = useRef<AbortController | null>(null);
  // Collects the events of a task that has no entry yet.
  const heldEvents = useRef<PlaygroundEvent[] | null>(null);
  const emit = (all: readonly PlaygroundEvent[]): void => {
    const events = all.filter((event) => isAboutDatabases(event, databases));
    if (heldEvents.current === null) dispatch({ type: 'events', events });
    else heldEvents.current.push(...events);
  };
  const emitOutput = (event: OutputEvent): void => emit([{ ...event, source: null }]);
  const opener = useOpener(projectId, emit, () => {
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
      // The first run opens it again and reports what is wrong.
      if (isStillShown()) opener.forget();
    }
  });
  const hasModels = design.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other rows
  useEffect(() => {
    if (!hasModels) return;
    // Wait until the page has been shown.
    const timer = setTimeout(() => void readUndoable(), 500);
    return () => clearTimeout(timer);
  }, [projectId, hasModels]);

  /** Performs a task; returns null where another project is shown when it ends. */
  const perform = async (task: Task, { signal } = new AbortController()): Promise<RunReport | null> => {
    const isStillShown = opener.watchProject();
    try {
      const opened = await opener.open();
      opened.playground.load(files, design, renamesOf, engine);
      const report = await task(opened, signal);
      // The events of the last frame come first.
      await new Promise(requestAnimationFrame);
      if (!isStillShown()) return null;
      if (hasClosedDatabase(report)) opener.forget();
      else {
        setRows(opened.rows);
        setVersion((number) => number + 1);
      }
      return report;
    } catch (error) {
      if (!isStillShown()) return null;
      opener.forget();
      return stoppedReport(describeFailure(error));
    }
  };

  /**
   * Performs a task as an entry of the log, unless another one runs.
   *
   * @param controller cancels the task; null for a task that can only be stopped with the sandbox
   */
  const runAsEntry = async (
    entry: { task: 'run' | 'data'; title: string; call?: CallFacts | null; firstLine?: number },
    task: Task,
    controller: AbortController | null = null,
    isPatient = false,
  ): Promise<RunReport | null> => {
    const isStillShown = opener.watchProject();
    if (!(await turns.enter(isPatient))) return null;
    if (!isStillShown()) {
      turns.leave();
      return null;
    }
    backedUpModels.current = null;
    await preparing.current;
    cancelController.current = controller;
    dispatch({ type: 'start', call: null, firstNote: idNote, ...entry });
    const report = await perform(task, controller ?? undefined);
    cancelController.current = null;
    turns.leave();
    if (report !== null) dispatch({ type: 'end', report, backup: backedUpModels.current });
    return report;
  };

  /** Adds an entry of its own, and marks the undone or redone one. */
  const undoOrRedo = async ({ direction, undo, entry, title }: UndoTarget): Promise<void> => {
    if ('why' in undo) return;
    // The rows are exchanged even where the design can't be loaded afterwards.
    let isExchanged = false;
    const onExchanged = (now: Undoable | null): void => {
      isExchanged = true;
      setReplaced(now);
    };
    const report = await runAsEntry({ task: 'data', title: title.replace(' ', ': ') }, (opened) =>
      'change' in undo
        ? opened.playground.undoOrRedo(undo.change, direction)
        : swapWithBackup(opened, direction, { emit: emitOutput, onExchanged }),
    );
    const isMade = 'change' in undo ? report?.result.type === 'done' : isExchanged;
    if (report === null || !isMade || entry === null) return;
    dispatch({ type: 'undoToggled', id: entry.id, isUndone: direction === 'undo' });
  };

  /** Adds an entry to the log only where there is something to report. */
  const prepare = async (): Promise<void> => {
    heldEvents.current = [];
    const report = await perform(({ playground }) => playground.createSampleData());
    const events = heldEvents.current;
    heldEvents.current = null;
    if (report === null || (report.result.type === 'done' && events.length === 0)) return;
    dispatch({ type: 'start', task: 'data', title: 'Read the design', call: null });
    dispatch({ type: 'events', events });
    dispatch({ type: 'end', report });
  };

  const stored = design.filter(({ isStored }) => isStored).map(({ name }) => name);

  /** Returns a task that backs the rows up for undo, then performs the given one; replaced models are empty by then. */
  const withBackup =
    (
      title: string,
      {
        replaced: replacedModels = [],
        kept = [],
      }: { replaced?: readonly string[]; kept?: readonly string[] },
      task: Task,
    ): Task =>
    async (opened, signal) => {
      const { playground, backup } = opened;
      const loaded = await playground.createSampleData();
      if (loaded.result.type !== 'done') return loaded;
      if (signal.aborted) return stoppedReport(`Cancelled. ${nothingStored}`);
      await playground.withRows(() => backup.backUp(title, replacedModels, kept));
      backedUpModels.current = [...replacedModels, ...kept];
      setReplaced({ title, isUndone: false });
      return task(opened, signal);
    };

  return {
    log,
    isRunning: isRunning(log),
    rows,
    version,
    undoTargets: {
      undo: shownUndoTarget(log, 'undo', replaced),
      redo: shownUndoTarget(log, 'redo', replaced),
    },
    warmUp: () => {
      // The first run opens it again and reports a failure.
      opener.open().then(({ playground }) => playground.warmUp(), opener.forget);
    },
    prepare: () => {
      // A running task prepares on its own.
      if (turns.isBusy() || design.length === 0) return Promise.resolve();
      const after = preparing.current ?? Promise.resolve();
      const next = after.then(prepare).finally(() => {
        if (preparing.current === next) preparing.current = null;
      });
      preparing.current = next;
      return next;
    },
    run: (code, { call = null, isExtended = false, firstLine = 1, isPatient = false } = {}) =>
      runAsEntry(
        { task: 'run', title: code, call, firstLine },
        ({ playground }) => playground.run(code, { isExtended, firstLine }),
        null,
        isPatient,
      ),
    reset: (options) => {
      const { title, isAdded, counts } = options;
      // A model that gets no rows stays as it is; one without a number gets a few.
      const kept = stored.filter((name) => !Object.hasOwn(counts, name) || counts[name] !== 0);
      const createSamples: Task = ({ playground }, signal) => playground.reset(options, signal);
      const task = withBackup(title, isAdded ? { kept } : { replaced: stored }, createSamples);
      void runAsEntry({ task: 'data', title }, task, new AbortController());
    },
    importFile: (request) => {
      const title = `Import ${request.file.name}`;
      const task: Task = (opened, signal) =>
        importData(opened, { ...request, title, design, signal, emit: emitOutput, withBackup });
      void runAsEntry({ task: 'data', title }, task, new AbortController());
    },
    undoOrRedo: (target) => void undoOrRedo(target),
    undoOrRedoEntry: (entry) => {
      const target = undoTargetOf(entry);
      if (target !== null) void undoOrRedo(target);
    },
    undoOrRedoByKeys: (direction) => {
      const why = whyNotUndoable(log, direction, replaced);
      const target = nextUndoTarget(log, direction);
      if (why !== null) notify(why);
      else if (target !== null) void undoOrRedo(target);
    },
    stop: () => {
      if (cancelController.current !== null) cancelController.current.abort();
      else opener.use(({ playground }) => playground.stop());
    },
    clear: () => dispatch({ type: 'clear' }),
  };
}
