import { nextTurn } from '../../lib/nextTurn.ts';
import type { CodeSource, WorkerAnswer } from '../wire/control.ts';
import { sourceName, startSource } from './errorLine.ts';
import { findRefusedLine } from './findRefused.ts';
import type { PendingWork } from './pendingWork.ts';

/** What a run needs from the session around it. */
export interface RunContext {
  /** The names that the code sees, with their values. */
  readonly scope: Readonly<Record<string, unknown>>;
  toError(thrown: unknown): Extract<WorkerAnswer, { ok: false }>['error'];
  /** Resolves when no connector call of the run is open any more. */
  whenIdle(): Promise<void>;
  inFlight(): number;
  /** Timers and the like that the run started; they end with it. */
  readonly pending?: Pick<PendingWork, 'isDueBy' | 'nextChange' | 'end' | 'endFrom'>;
  /** What comes after the code, where that did not fail; a part of the run. */
  readonly finish?: () => Promise<void>;
  /** Called when the code's promise has settled, before anything else is done. */
  afterCode?(): void;
}

// Taken before user code runs, which may replace what it finds.
const AsyncFunction = (async () => {}).constructor as new (
  ...text: string[]
) => (...values: readonly unknown[]) => Promise<unknown>;
const now = performance.now.bind(performance);
const startTimer = setTimeout;
const endTimer = clearTimeout;

/** Milliseconds that a run waits for what its code started and does not await. */
const pendingLimit = 1_000;

/**
 * Runs prepared code with top-level await. The run is over when its promise
 * has settled, no connector call is open, and what the code started without
 * awaiting it has come back, or does not within a second: a callback after the
 * last `await` still prints. Between two looks there are a few turns of the
 * message queue, so that a call that a callback starts is seen.
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
  const limit = now() + pendingLimit;
  pending?.endFrom(limit);
  for (let quiet = 0; quiet < 3; quiet += 1) {
    await turn();
    // A loop over them that writes rows would never be quiet.
    if (now() >= limit) pending?.end();
    if (inFlight() > 0) await whenIdle();
    else if (pending?.isDueBy(limit)) await before(limit, pending.nextChange());
    else continue;
    quiet = -1;
  }
  pending?.end();
  pending?.endFrom(Number.POSITIVE_INFINITY);
}

/** Waits for a change, but not for longer than until a time. */
async function before(time: number, change: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = startTimer(resolve, Math.max(0, time - now()));
  });
  await Promise.race([change, timeUp]);
  endTimer(timer);
}

/** One round through the queue where messages of ports wait. */
const turn = (): Promise<void> => new Promise(nextTurn);

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
