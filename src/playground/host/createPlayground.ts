import { loadPart } from '../../lib/loadPart.ts';
import type { OutputEvent } from '../wire/control.ts';
import { checkLimits, runLimits, timeLimits } from '../wire/limits.ts';
import { type Connection, openConnection } from './connection.ts';
import { createLoadedDesign, keepSamples } from './loadedDesign.ts';
import type { Sandbox } from './openSandbox.ts';
import type { PlaygroundStore } from './openStore.ts';
import type { Playground, PlaygroundEvent, RunReport, RunResult } from './playground.ts';
import type { CodeLabel } from './prepareCode.ts';
import { createReconnecting } from './reconnecting.ts';
import { cancelled, restartedMessage, stoppedByUser, type TaskEnd, withLine } from './taskEnds.ts';
import { createTaskTurns, type TaskTurn } from './taskTurns.ts';
import { watchIdle } from './watchIdle.ts';

export interface PlaygroundOptions {
  /** Opens a sandbox for user code. */
  readonly openSandbox: () => Sandbox;
  /** The rows of one project, which user code works on. */
  readonly store: PlaygroundStore;
}

/** The playground of one project. The sandbox starts when first needed; tasks run one after the other. */
export function createPlayground({ openSandbox, store }: PlaygroundOptions): Playground {
  const listeners = new Set<(event: PlaygroundEvent) => void>();
  // Labels of all runs, because a promise that was not awaited may still print later.
  const labels: CodeLabel[] = [];
  const design = createLoadedDesign(store);
  const turns = createTaskTurns();
  let isDisposed = false;

  const emit = (event: OutputEvent): void => {
    const source = event.type === 'value' ? (labels[event.label] ?? null) : null;
    for (const listener of listeners) listener({ ...event, source });
  };
  const emitNote = (text: string): void => emit({ type: 'note', text });
  const connections = createReconnecting(() =>
    openConnection({ sandbox: openSandbox(), serve: store.serve, onEvent: emit, onIdleEnd: emitNote }),
  );
  const stopWatching = watchIdle({
    isIdle: () => turns.isIdle() && connections.isUp(),
    responds: () => connections.responds(timeLimits.idleAnswer),
    onBusy: () => {
      connections.restart();
      emitNote(restartedMessage);
    },
  });

  const migrateRows = async (): Promise<void> => {
    for (const text of await design.migrateRows()) emitNote(text);
  };

  /** Loads the design, then performs the task unless loading failed. */
  const afterLoading = (
    task?: (connection: Connection, turn: TaskTurn) => Promise<TaskEnd>,
  ): Promise<RunReport> =>
    turns.take(async (turn) => {
      if (isDisposed) return disposedReport;
      // The sandbox starts while the rows are migrated.
      connections.warmUp();
      await migrateRows();
      const connection = await connections.connect();
      const loaded = await design.define(connection, turn);
      const isLoaded = loaded.type === 'answer' && loaded.answer.ok;
      const end = isLoaded && task !== undefined ? await task(connection, turn) : loaded;
      // Prepares a sandbox for the next run where this one was ended.
      if (connection.hasStarted()) connections.warmUp();
      return { result: toResult(end), ...(await store.changes.stop(design.current())) };
    });

  return {
    load: design.set,
    forgetDesign: design.forget,
    run: (given, { isExtended = false, firstLine = 1 } = {}) =>
      afterLoading(async (connection, turn) => {
        const code = '\n'.repeat(firstLine - 1) + given;
        const { prepareCode } = await loadPart(() => import('./prepareCode.ts'));
        const prepared = prepareCode(code, labels.length);
        labels.push(...prepared.labels);
        await store.changes.start();
        if (turn.isStopped()) return stoppedByUser;
        const source = { text: code, statements: prepared.statements };
        const limits = isExtended ? runLimits.extended : runLimits.usual;
        return withLine(await connection.run(prepared.code, source, limits), prepared.broken);
      }),
    createSampleData: () => afterLoading(),
    checkImport: (signal, onProgress) =>
      turns.take(async (turn) => {
        await migrateRows();
        const connection = await connections.connect();
        const loaded = await design.define(connection, turn);
        if (isDisposed || loaded.type !== 'answer' || !loaded.answer.ok) return 'unknown';
        return checkRows(store, connection, signal, onProgress);
      }),
    withRows: (work) => turns.take(work),
    undoOrRedo: (change, direction) =>
      turns.take(async ({ isStopped }) => {
        if (isDisposed) return disposedReport;
        if (isStopped()) return { ...unchanged, result: toResult(stoppedByUser) };
        const started = performance.now();
        await migrateRows();
        const undone = await store.changes.undoOrRedo(change, direction, design.current());
        if (!undone.ok) return { ...unchanged, result: { type: 'stopped', message: undone.error.message } };
        const result: RunResult = { type: 'done', milliseconds: performance.now() - started };
        return { result, ...undone.value, undo: null };
      }),
    reset: (wanted, signal) =>
      afterLoading(async (connection) => {
        if (signal.aborted) return cancelled(wanted.title);
        if (!wanted.isAdded) await store.samples.forget();
        const records = await store.samples.read();
        if (signal.aborted) return cancelled(wanted.title);
        signal.addEventListener('abort', connection.cancel, { once: true });
        const resetting = connection.reset(wanted, records);
        const end = await resetting.finally(() => signal.removeEventListener('abort', connection.cancel));
        await keepSamples(connection, store);
        return end;
      }),
    warmUp: connections.warmUp,
    stop: () => {
      turns.stop();
      connections.stop();
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      isDisposed = true;
      stopWatching();
      listeners.clear();
      connections.close();
    },
  };
}

/**
 * Checks the rows of the data file in the store's import buffer, some in each message. While the
 * sandbox checks some, the store reads the next ones and applies the last ones.
 */
async function checkRows(
  { importBuffer }: PlaygroundStore,
  connection: Connection,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
) {
  const { models } = await importBuffer.summary();
  const total = models.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  let applying: Promise<void> = Promise.resolve();
  /** Nothing is applied any more once the answer is known. */
  const finish = async (outcome: 'checked' | 'cancelled' | 'unknown'): Promise<typeof outcome> => {
    await applying;
    return outcome;
  };
  for (const { model, rows } of models) {
    const read = (from: number) => importBuffer.rows(model, from, checkLimits.rows);
    let some = rows === 0 ? [] : await read(0);
    for (let start = 0; start < rows; ) {
      if (signal.aborted) return finish('cancelled');
      const end = start + some.length;
      const work = [connection.check(model, some), read(end), applying] as const;
      const [checked, next] = await Promise.all(work);
      if (checked === null) return 'unknown';
      applying = importBuffer.applyChecked(model, start, checked);
      start += checked.length;
      done += checked.length;
      onProgress(done, total);
      // The sandbox checks fewer where its answer would be too large.
      some = start === end ? next : await read(start);
    }
  }
  return finish('checked');
}

const unchanged = { changes: { models: [] }, orphans: [], undo: null } as const;
const disposedReport: RunReport = {
  ...unchanged,
  result: {
    type: 'stopped',
    message: 'Stopped: the playground was closed. Stored rows are intact; open it again to continue.',
  },
};

function toResult(end: TaskEnd): RunResult {
  if (end.type === 'stopped') return end;
  const { answer } = end;
  if (answer.ok) return { type: 'done', milliseconds: answer.milliseconds };
  return { type: 'failed', milliseconds: answer.milliseconds, error: answer.error };
}
