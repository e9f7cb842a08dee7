import { nextTurn } from '../../lib/nextTurn.ts';
import type { CodeSource, WorkerAnswer } from '../wire/control.ts';
import { timeLimits } from '../wire/limits.ts';
import { sourceName, startSource } from './errorLine.ts';
import { findRefusedLine } from './findRefused.ts';
import type { PendingWork } from './pendingWork.ts';

/** What a run needs from its session. */
export interface RunContext {
  /** The names that are visible to the code, with their values. */
  readonly scope: Readonly<Record<string, unknown>>;
  toError(thrown: unknown): Extract<WorkerAnswer, { ok: false }>['error'];
  /** Resolves when no connector call of the run is open. */
  whenIdle(): Promise<void>;
  inFlight(): number;
  /** Timers and the like that the run started; they end with it. */
  readonly pending?: Pick<PendingWork, 'isDueBy' | 'nextChange' | 'end' | 'endFrom'>;
  /** A step after the code, part of the run; skipped if the code failed. */
  readonly finish?: () => Promise<void>;
  /** Called as soon as the code's promise has settled. */
  afterCode?(): void;
}

// Read before user code runs, which may replace globals.
const AsyncFunction = (async () => {}).constructor as new (
  ...text: string[]
) => (...values: readonly unknown[]) => Promise<unknown>;
const now = performance.now.bind(performance);
const startTimer = setTimeout;
const endTimer = clearTimeout;

/**
 * Runs prepared code with top-level await. The run is over when its promise
 * has settled, no connector call is open, and the work that the code started
 * without awaiting it has ended, or `timeLimits.pending` is over: a callback
 * after the last `await` still prints. A few turns of the message queue pass
 * between two checks, so that a call that a callback starts is noticed.
 */
export async function runCode(
  code: string,
  context: RunContext,
  source: CodeSource = { text: code, statements: [] },
): Promise<WorkerAnswer> {
  const started = now();
  startSource();
  let failure: { readonly thrown: unknown } | null = null;
  try {
    const names = Object.keys(context.scope).filter(isParameterName);
    const run = new AsyncFunction(...names, toBody(code));
    await run(...names.map((name) => context.scope[name]));
    await context.finish?.();
  } catch (thrown) {
    failure = { thrown };
  }
  context.afterCode?.();
  await whenSettled(context);
  const milliseconds = Math.max(0, now() - started);
  if (failure === null) return { ok: true, milliseconds };
  const error = context.toError(failure.thrown);
  const isRefused = failure.thrown instanceof SyntaxError && error.line === null;
  const line = isRefused ? findRefusedLine(source, compiles) : error.line;
  return { ok: false, milliseconds, error: { ...error, line } };
}

/** The block lets the code declare `const Order = app.models.Order` although Order is a parameter. */
function toBody(code: string): string {
  return `"use strict";{${code}\n}\n//# sourceURL=${sourceName()}`;
}

function compiles(code: string): boolean {
  try {
    new AsyncFunction(toBody(code));
    return true;
  } catch {
    return false;
  }
}

async function whenSettled({ inFlight, whenIdle, pending }: RunContext): Promise<void> {
  const limit = now() + timeLimits.pending;
  pending?.endFrom(limit);
  for (let quiet = 0; quiet < 3; quiet += 1) {
    await waitOneTurn();
    // A timer loop that writes rows would never be quiet.
    if (now() >= limit) pending?.end();
    if (inFlight() > 0) await whenIdle();
    else if (pending?.isDueBy(limit)) await before(limit, pending.nextChange());
    else continue;
    quiet = -1;
  }
  pending?.end();
  pending?.endFrom(Number.POSITIVE_INFINITY);
}

/** Waits for a change, but not beyond a time. */
async function before(time: number, change: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = startTimer(resolve, Math.max(0, time - now()));
  });
  await Promise.race([change, timeUp]);
  endTimer(timer);
}

/** Waits for one round of the event loop, in which messages of ports arrive. */
const waitOneTurn = (): Promise<void> => new Promise(nextTurn);

/** Whether a model's name is a valid identifier; other models are reached through `app.models`. */
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
