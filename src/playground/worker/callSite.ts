import { type CodePlace, framesOf, readPlace } from './errorLine.ts';

// Taken before user code runs, which may replace what it finds.
const Failure = Error as ErrorConstructor & {
  captureStackTrace?: (holder: object, below: unknown) => void;
  stackTraceLimit?: number;
};
const { captureStackTrace } = Failure;

/** A place in the user's code, from 1. */
export type CallSite = CodePlace;

/**
 * Where in the user's code a function was called; null where the runtime or
 * something else called it. Looks at the caller alone: what the runtime calls on
 * behalf of the user is no call of the user.
 *
 * @param called the function that was called; frames above it do not count
 * @param depth how many functions lie between `called` and this one, for a browser
 *   that cannot leave out what is above a function; null where that is not known
 */
export function findCallSite(
  called: unknown,
  depth: number | null,
  canLeaveOut = captureStackTrace !== undefined,
): CallSite | null {
  const before = Failure.stackTraceLimit;
  try {
    if (canLeaveOut) return readSite(framesOf(traceBelow(called)));
    return depth === null ? null : readSite(framesOf(new Failure().stack ?? '').slice(depth + 2));
  } catch {
    // User code may have put something of its own in the place of the trace.
    return null;
  } finally {
    if (before !== undefined) Failure.stackTraceLimit = before;
  }
}

function traceBelow(called: unknown): string {
  const holder: { stack?: unknown } = {};
  Failure.stackTraceLimit = 3;
  captureStackTrace?.(holder, called);
  return typeof holder.stack === 'string' ? holder.stack : '';
}

function readSite(frames: readonly string[]): CallSite | null {
  for (const frame of frames) {
    const place = readPlace(frame);
    if (place !== null) return place;
    // `ids.map(Order.findById)`: the engine's own frames stand in between.
    if (!/\(<anonymous>\)|self-hosted/.test(frame)) return null;
  }
  return null;
}
