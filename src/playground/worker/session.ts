import { createRpc } from '../../rpc/index.ts';
import type { Notice } from '../../runtime/index.ts';
import { countCalls } from '../countCalls.ts';
import { createPortConnector } from '../portConnector.ts';
import {
  type HostMethods,
  type ModelFile,
  type OutputEvent,
  protocolLimits,
  type WorkerAnswer,
  type WorkerMethods,
} from '../protocol.ts';
import { loadModels, type RuntimeModels } from './loadModels.ts';
import { createOutput } from './output.ts';
import { runCode } from './runCode.ts';
import { type FilledModel, fillSamples, forgetSamples } from './sample/fillSamples.ts';
import { type InstanceReader, toShown, toShownError } from './toShown.ts';
import { createUserConsole } from './userConsole.ts';

/** Sample data is the same in every project with the same models. */
const seed = 'playground';

/** What the worker holds between two runs: the models of the last load. */
interface Session {
  loaded: { readonly key: string; readonly runtime: RuntimeModels } | null;
}

/** Serves the page over the two ports for as long as the worker lives. */
export function startSession(control: MessagePort, connectorPort: MessagePort): void {
  const calls = countCalls(createPortConnector(connectorPort));
  const session: Session = { loaded: null };
  const reader: InstanceReader = { read: (value) => session.loaded?.runtime.readInstance(value) ?? null };
  const show = (value: unknown) => toShown(value, reader);
  const toError = (thrown: unknown) => toShownError(thrown, reader);

  const output = createOutput((event) => rpc.notify('event', event));
  const emit = (event: OutputEvent): void => output.emit(event);
  const tell = (filled: readonly FilledModel[]): void => {
    for (const text of describeFilled(filled)) emit({ type: 'note', text });
  };

  const told = new Set<string>();
  const tellNotice = ({ code, message, rule, instead }: Notice): void => {
    const text = `${code} ${message}`;
    // In a loop the first one says it all.
    if (told.has(text)) return;
    told.add(text);
    const cut = (sentence: string): string => sentence.slice(0, protocolLimits.sentence);
    emit({ type: 'notice', code, message: cut(message), rule: cut(rule), instead: cut(instead) });
  };

  const load = async (files: readonly ModelFile[]): Promise<void> => {
    const key = JSON.stringify(files);
    if (session.loaded?.key === key) return;
    session.loaded = null;
    const runtime = await loadModels(files, calls.connector, tellNotice);
    session.loaded = { key, runtime };
    tell(await fillSamples(runtime, seed));
  };

  const reset = async (): Promise<void> => {
    if (session.loaded === null) return;
    const { runtime } = session.loaded;
    await forgetSamples(runtime);
    tell(await fillSamples(runtime, seed));
  };

  const run = (code: string): Promise<WorkerAnswer> => {
    const { loaded } = session;
    const models = Object.fromEntries(loaded?.runtime.models ?? []);
    const scope = { ...models, app: { models }, $show: createShow(emit, show, toError) };
    return runCode(code, { scope, toError, whenIdle: calls.whenIdle, inFlight: calls.inFlight });
  };

  const answer = async (work: () => Promise<void>): Promise<WorkerAnswer> => {
    const started = performance.now();
    const elapsed = () => Math.max(0, performance.now() - started);
    output.restart();
    try {
      await work();
      return { ok: true, milliseconds: elapsed() };
    } catch (thrown) {
      return { ok: false, milliseconds: elapsed(), error: toError(thrown) };
    }
  };

  const methods: WorkerMethods = {
    load: (files) => answer(() => load(files)),
    reset: () => answer(reset),
    run: (code) => {
      told.clear();
      output.restart();
      return run(code);
    },
    ping: () => {},
  };
  const rpc = createRpc<HostMethods>(control, methods);
  prepareGlobals(emit, show, toError);
}

/** Takes the values of statements; prepared code calls it. */
function createShow(
  emit: (event: OutputEvent) => void,
  show: (value: unknown) => ReturnType<typeof toShown>,
  toError: (thrown: unknown) => ReturnType<typeof toShownError>,
) {
  return (label: number, value: unknown, isUndefinedShown: boolean): void => {
    const print = (result: unknown, isLate: boolean): void => {
      if (result !== undefined || isUndefinedShown) {
        emit({ type: 'value', label, value: show(result), isLate });
      }
    };
    if (!(value instanceof Promise)) print(value, false);
    // Not awaited: its end is worth a line all the same, the bad one above all.
    else
      value.then(
        (result: unknown) => print(result, true),
        (thrown: unknown) => emit({ type: 'value', label, value: toError(thrown), isLate: true }),
      );
  };
}

/** Gives user code its console, and reports what it throws where nobody can catch it. */
function prepareGlobals(
  emit: (event: OutputEvent) => void,
  show: (value: unknown) => ReturnType<typeof toShown>,
  toError: (thrown: unknown) => ReturnType<typeof toShownError>,
): void {
  Object.defineProperty(self, 'console', {
    value: createUserConsole(emit, show),
    configurable: true,
    writable: true,
  });
  self.addEventListener('error', (event) => {
    event.preventDefault();
    emit({ type: 'uncaught', error: toError(event.error ?? new Error(event.message)) });
  });
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    emit({ type: 'uncaught', error: toError(event.reason) });
  });
  // The policy is the wall; what has no use here is taken away so that using it says so plainly.
  for (const name of ['Worker', 'BroadcastChannel', 'importScripts', 'close', 'postMessage']) {
    Object.defineProperty(self, name, { value: undefined, configurable: true, writable: true });
  }
}

function describeFilled(filled: readonly FilledModel[]): string[] {
  const made = filled.filter(({ isNew }) => isNew).map(({ model, rows }) => `${rows} ${model}`);
  const completed = filled
    .filter(({ isNew, properties }) => !isNew && properties.length > 0)
    .map(
      ({ model, rows, properties }) =>
        `${properties.join(', ')} filled in for ${rows} sample rows of ${model}.`,
    );
  return made.length > 0 ? [`Sample data made: ${made.join(', ')}.`, ...completed] : completed;
}
