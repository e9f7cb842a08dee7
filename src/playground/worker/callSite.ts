import { type CodePlace, framesOf, isUnplaced, readPlace } from './errorLine.ts';

// Read before user code runs, which may replace globals.
const Failure = Error as ErrorConstructor & {
  captureStackTrace?: (holder: object, below: unknown) => void;
  stackTraceLimit?: number;
};
const { captureStackTrace } = Failure;

/** A position in the user's code, from 1; an unknown one in a browser that does not say where. */
export type CallSite = CodePlace | { readonly line: null; readonly column: null };

/**
 * Where in the user's code a function was called; null where the runtime or
 * something else called it. Only the direct caller counts: calls that the
 * runtime makes for the user are not calls of the user.
 *
 * @param called the function that was called; frames above it are ignored
 * @param depth number of functions between `called` and this one, for browsers
 *   that can't omit the frames above a function; null where unknown
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
    // User code may have replaced the stack trace.
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

/** @param frames of a stack trace, the innermost first */
export function readSite(frames: readonly string[]): CallSite | null {
  for (const frame of frames) {
    const place = readPlace(frame);
    if (place !== null) return place;
    if (isUnplaced(frame)) return { line: null, column: null };
    // `ids.map(Order.findById)`: the engine's own frames are in between.
    if (!/\(<anonymous>\)|self-hosted|\[native code\]/.test(frame)) return null;
  }
  return null;
}
