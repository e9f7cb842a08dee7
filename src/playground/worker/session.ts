import { createRpc, type PortLike } from '../../rpc/index.ts';
import type { EngineName, Notice } from '../../runtime/index.ts';
import { undoLabel } from '../undoLabel.ts';
import {
  type CodeSource,
  filesMissing,
  type HostMethods,
  type ModelFile,
  type OutputEvent,
  type ResetOptions,
  type WorkerAnswer,
  type WorkerMethods,
} from '../wire/control.ts';
import { outputLimits, timeLimits } from '../wire/limits.ts';
import { createPortConnector } from '../wire/portConnector.ts';
import { readEngine } from '../wire/readEngine.ts';
import type { SampleRecord } from '../wire/sampleRecord.ts';
import type { ShownError } from '../wire/shown.ts';
import { type RestoreBuiltIns, watchBuiltIns } from './builtIns.ts';
import { checkRows } from './checkRows.ts';
import { countCalls } from './countCalls.ts';
import { type App, createApp } from './createApp.ts';
import { lineOf } from './errorLine.ts';
import { finishModule, type SetUps } from './finishModule.ts';
import { createKeptInstances } from './keptInstances.ts';
import { loadModels, type RuntimeModels } from './loadModels.ts';
import { CodeError, createModule, isModuleCode, refuseRequire } from './moduleCode.ts';
import { explainError, findUnknownNames, hasStored, type NameHint } from './nameHints.ts';
import { createOutput, type Output } from './output.ts';
import { createPendingWork, describeEnded } from './pendingWork.ts';
import { prepareGlobals } from './prepareGlobals.ts';
import { createCallRecorder } from './recordCalls.ts';
import { addRestMethods } from './restMethods.ts';
import { type RunContext, runCode } from './runCode.ts';
import { addSamples } from './sample/addSamples.ts';
import { type FilledModel, fillSamples } from './sample/fillSamples.ts';
import { createShow } from './show.ts';
import { createThrownLines } from './thrownLines.ts';
import { toShown, toShownError } from './toShown.ts';
import { trackWork, type WorkScope } from './trackWork.ts';

/** The default seed: sample data is the same in every project with the same models. */
const seed = 'playground';

/**
 * Serves the page over the two ports while the worker lives.
 *
 * @param globals the global object, whose functions are replaced
 */
export function startSession(control: PortLike, connectorPort: PortLike, globals: EventTarget = self): void {
  const now = performance.now.bind(performance);
  const pending = createPendingWork(now);
  trackWork(globals as unknown as WorkScope, pending, now);
  const restoreBuiltIns = watchBuiltIns();
  // A closed port can't be opened again, so `dataSource.disconnect()` has no effect, as in LoopBack's memory connector.
  const connector = { ...createPortConnector(connectorPort), disconnect: async () => undefined };
  const calls = countCalls(connector);
  let loaded: {
    readonly files: readonly ModelFile[];
    readonly engine: EngineName;
    readonly runtime: RuntimeModels;
    readonly app: App;
  } | null = null;

  const keptInstances = createKeptInstances();
  let isCancelled = false;
  /** The running code, as the user wrote it. */
  let code = '';
  const setUps: SetUps = new Map();
  const thrownLines = createThrownLines();
  /** Hints at unknown names that the run has already shown. */
  const hinted = new Set<string>();

  const reader = {
    read: (value: object) => {
      const read = loaded?.runtime.readInstance(value) ?? null;
      return read === null ? null : { ...read, keep: () => keptInstances.keep(value) };
    },
  };
  const converter = {
    show: (value: unknown) => toShown(value, reader),
    toError: (thrown: unknown) => {
      const known = thrown instanceof CodeError ? thrown.line : lineOf(thrown);
      const line = known ?? recorder.lineOf(thrown) ?? thrownLines.lineOf(thrown);
      return { ...toShownError(thrown, reader), line };
    },
  };
  const output = createOutput((event) => rpc.notify('event', event));

  // Arguments are not kept: later code can only use instances that a run has shown.
  const plainReader = { read: (value: object) => loaded?.runtime.readInstance(value) ?? null };
  const recorder = createCallRecorder(
    output.emit,
    (value) => toShown(value, plainReader, outputLimits.callNodes),
    keptInstances.keep,
    (model, method, args) => {
      for (const hint of findUnknownNames(model, method, args)) {
        // A scope in a loop is inspected in every iteration.
        if (hinted.has(hint.message)) continue;
        hinted.add(hint.message);
        void hintUnlessStored(hint);
      }
    },
  );
  /** The run waits for this query as for every other call. */
  const hintUnlessStored = async (hint: NameHint): Promise<void> => {
    const schemaOf = loaded?.runtime.schemaOf;
    const isStored = schemaOf !== undefined && (await hasStored(calls.connector, hint, schemaOf));
    if (!isStored) output.emit(toHintEvent(hint));
  };
  /** Shows a hint for an error that is about an unknown name. */
  const explain = (error: ShownError): void => {
    const hint = explainError(error, code, loaded?.runtime.models ?? new Map());
    if (hint !== null) output.emit(toHintEvent(hint));
  };

  // Records for the page to fetch: the playground's own records are out of reach of the port for rows.
  let newRecords: SampleRecord[] = [];
  const onRecord = (record: SampleRecord): void => void newRecords.push(record);

  const load = async (
    files: readonly ModelFile[] | null,
    records: readonly SampleRecord[],
    engine: EngineName,
  ): Promise<void> => {
    if (files === null) {
      if (loaded === null)
        throw Object.assign(new Error('The files are not loaded.'), { code: filesMissing });
      return;
    }
    loaded = null;
    setUps.clear();
    const runtime = await define(files, readEngine(engine));
    describeFilled(await fillSamples(runtime, seed, { records, onRecord }), output);
  };

  const define = async (files: readonly ModelFile[], engine: EngineName): Promise<RuntimeModels> => {
    const onNotice = (notice: EventNotice): void => output.emit(toEvent(notice));
    const runtime = await loadModels(files, calls.connector, onNotice, engine);
    const app = createApp(runtime.models, onNotice);
    loaded = { files, engine, runtime, app };
    addRestMethods(runtime.models.values(), app, onNotice);
    recorder.watch(runtime.models.values());
    return runtime;
  };

  const reset = async (options: ResetOptions, records: readonly SampleRecord[]): Promise<void> => {
    if (loaded === null) return;
    isCancelled = false;
    newRecords = [];
    const { counts, isAdded, title } = options;
    if (!isAdded) await loaded.runtime.connector.automigrate([...loaded.runtime.models.keys()]);
    const createRows = isAdded ? addSamples : fillSamples;
    const filled = await createRows(loaded.runtime, options.seed || seed, {
      counts,
      records: isAdded ? records : [],
      onRecord,
      isCancelled: () => isCancelled,
      onProgress: createProgress((done, total) => rpc.notify('event', { type: 'progress', done, total })),
    });
    describeFilled(filled, output, isAdded);
    if (isCancelled)
      output.emit({
        type: 'note',
        text: `Cancelled: the rows created so far are stored; “${undoLabel(title)}” restores the previous rows.`,
      });
  };

  const run = async (prepared: string, source: CodeSource): Promise<WorkerAnswer> => {
    output.restart();
    restartConsole();
    code = source.text;
    // Defined again, because observers that are set up twice would run twice.
    if (isModuleCode(code) && loaded !== null) await define(loaded.files, loaded.engine);
    const { module, handed } = createModule();
    thrownLines.restart();
    const models = loaded?.runtime.models ?? new Map<string, never>();
    const app = loaded?.app ?? createApp(models, () => {});
    const scope = {
      module,
      exports: module.exports,
      require: refuseRequire,
      ...app.models,
      app,
      ...keptInstances.scope(),
      $show: createShow(output, converter, explain),
      $thrown: thrownLines.note,
    };
    // Returns this promise before the code runs, which may replace `Promise.prototype.then`.
    await undefined;
    hinted.clear();
    recorder.start();
    const context: RunContext = {
      scope,
      toError: converter.toError,
      whenIdle: calls.whenIdle,
      inFlight: calls.inFlight,
      pending,
      finish: () =>
        finishModule(handed, { models, app }, setUps, (text) => output.emit({ type: 'note', text })),
      afterCode: () => reportRestored(restoreBuiltIns, output),
    };
    const ended = await runCode(prepared, context, source);
    if (!ended.ok) explain(ended.error);
    const text = describeEnded(pending.takeEnded());
    if (text !== null) output.emit({ type: 'note', text });
    recorder.stop();
    return ended;
  };

  const answer = async (work: () => Promise<void>): Promise<WorkerAnswer> => {
    const started = performance.now();
    const elapsed = () => Math.max(0, performance.now() - started);
    output.restart();
    try {
      await work();
      return { ok: true, milliseconds: elapsed() };
    } catch (thrown) {
      return { ok: false, milliseconds: elapsed(), error: converter.toError(thrown) };
    }
  };

  const methods: WorkerMethods = {
    load: (files, samples, engine) => {
      // Work left by an earlier run may have changed built-ins since.
      restoreBuiltIns();
      newRecords = [];
      return answer(() => load(files, samples, engine));
    },
    takeSample: () => newRecords.shift() ?? null,
    reset: (options, samples) => answer(() => reset(options, samples)),
    cancel: () => {
      isCancelled = true;
    },
    run,
    check: async (model, rows) => {
      const Model = loaded?.runtime.models.get(model);
      if (Model === undefined) throw new Error(`The model ${model} is not loaded.`);
      return checkRows(Model, rows);
    },
    ping: () => {},
  };
  const rpc = createRpc<HostMethods>(control, methods);
  const restartConsole = prepareGlobals(globals, output, converter, explain, now);
}

function reportRestored(restore: RestoreBuiltIns, output: Output): void {
  const changed = restore();
  if (changed === null) return;
  output.emit({
    type: 'note',
    text: cutNote(`The code changed ${changed}, which the playground itself uses: it was restored.`),
  });
}

/** Limits how often progress is sent. */
function createProgress(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < timeLimits.progress) return;
    last = now;
    tell(done, total);
  };
}

function toHintEvent(hint: NameHint): OutputEvent {
  return toEvent({ ...hint, code: 'UNKNOWN_NAME' });
}

function toEvent({ code, message, rule, instead }: EventNotice): OutputEvent {
  const cut = (sentence: string): string => sentence.slice(0, outputLimits.sentence);
  return { type: 'notice', code, message: cut(message), rule: cut(rule), instead: cut(instead) };
}

type EventNotice = Pick<Notice, 'message' | 'rule' | 'instead'> & { readonly code: string };

/** Reports the sample data that was created: one line for new rows, and one for each model that got new properties. */
function describeFilled(filled: readonly FilledModel[], output: Output, isAdded = false): void {
  const newRows = filled
    .filter(({ isNew }) => isNew)
    .map(({ model, rows }) => `${rows.toLocaleString('en')} ${model}`);
  const list = newRows.join(', ');
  const text = isAdded ? `Sample data: ${list} added.` : `Sample data created: ${list}.`;
  if (newRows.length > 0) output.emit({ type: 'note', text: cutNote(text) });
  for (const { isNew, model, rows, properties } of filled) {
    if (isNew || properties.length === 0) continue;
    const text = `${properties.join(', ')} filled in for ${rows} sample rows of ${model}.`;
    output.emit({ type: 'note', text: cutNote(text) });
  }
}

function cutNote(text: string): string {
  return text.length > outputLimits.sentence ? `${text.slice(0, outputLimits.sentence - 1)}…` : text;
}
