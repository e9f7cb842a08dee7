import type { WorkerAnswer } from '../protocol.ts';
import { readMessage } from './readError.ts';

/** What a run needs from the session around it. */
export interface RunContext {
  /** The names that the code sees, with their values. */
  readonly scope: Readonly<Record<string, unknown>>;
  toError(thrown: unknown): Extract<WorkerAnswer, { ok: false }>['error'];
  /** Resolves when no connector call of the run is open any more. */
  whenIdle(): Promise<void>;
  inFlight(): number;
  /** Called when the code's promise has settled, before anything else is done. */
  afterCode?(): void;
}

/** Names the code in stack traces, so that its lines can be told. */
export const sourceName = 'playground.js';

/** Lines that the engine puts before the body of a function made from text. */
export const linesBefore = 2;

// Taken before user code runs, which may replace what it finds.
const AsyncFunction = (async () => {}).constructor as new (
  ...text: string[]
) => (...values: readonly unknown[]) => Promise<unknown>;
const now = performance.now.bind(performance);

/**
 * Runs prepared code with top-level await. The run is over when its promise
 * has settled and no connector call is open: a callback after the last `await`
 * still prints. Between the two there are a few turns of the message queue,
 * never a wait, so that a call that a callback starts is seen.
 */
export async function runCode(code: string, context: RunContext): Promise<WorkerAnswer> {
  const started = now();
  let failure: { readonly thrown: unknown } | null = null;
  try {
    const names = Object.keys(context.scope).filter(isParameterName);
    // The block lets the code declare `const Order = app.models.Order` although Order is a parameter.
    const body = `"use strict";{${code}\n}\n//# sourceURL=${sourceName}`;
    const run = new AsyncFunction(...names, body);
    await run(...names.map((name) => context.scope[name]));
  } catch (thrown) {
    failure = { thrown };
  }
  context.afterCode?.();
  await whenSettled(context);
  const milliseconds = Math.max(0, now() - started);
  if (failure === null) return { ok: true, milliseconds };
  const error = context.toError(failure.thrown);
  return { ok: false, milliseconds, error: { ...error, line: error.line ?? lineOf(failure.thrown) } };
}

async function whenSettled(context: RunContext): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet += 1) {
    await turn();
    if (context.inFlight() === 0) continue;
    await context.whenIdle();
    quiet = -1;
  }
}

/** One round through the queue where messages of ports wait. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The line of the user's code where something was thrown; null where the trace does not name one. */
export function lineOf(thrown: unknown): number | null {
  const match = new RegExp(`${sourceName}:(\\d+):`).exec(readMessage(thrown, 'stack'));
  const line = Number(match?.[1]) - linesBefore;
  return line > 0 ? line : null;
}

/** Whether code can use a model's name as it stands; others are reached through `app.models`. */
function isParameterName(name: string): boolean {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return false;
  try {
    new AsyncFunction(name, '"use strict"');
    return true;
  } catch {
    // A reserved word.
    return false;
  }
}
