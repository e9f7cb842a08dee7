import { linesBefore, sourceName } from './runCode.ts';

// Taken before user code runs, which may replace what it finds.
const Failure = Error as ErrorConstructor & {
  captureStackTrace(holder: object, below: unknown): void;
  stackTraceLimit: number;
};
const { captureStackTrace } = Failure;

const inSource = new RegExp(`${sourceName}:(\\d+):(\\d+)`);

/** A place in the user's code, from 1. */
export interface CallSite {
  readonly line: number;
  readonly column: number;
}

/**
 * Where in the user's code a function was called; null where the runtime or
 * something else called it. Looks at the caller alone: what the runtime calls on
 * behalf of the user is no call of the user.
 *
 * @param called the function that was called; frames above it do not count
 */
export function findCallSite(called: unknown): CallSite | null {
  const holder: { stack?: unknown } = {};
  const before = Failure.stackTraceLimit;
  try {
    Failure.stackTraceLimit = 3;
    captureStackTrace(holder, called);
    const { stack } = holder;
    return typeof stack === 'string' ? readSite(stack) : null;
  } catch {
    // User code may have put something of its own in the place of the trace.
    return null;
  } finally {
    Failure.stackTraceLimit = before;
  }
}

function readSite(stack: string): CallSite | null {
  for (const frame of stack.split('\n').slice(1)) {
    const match = inSource.exec(frame);
    if (match !== null) return { line: Number(match[1]) - linesBefore, column: Number(match[2]) };
    // `ids.map(Order.findById)`: the engine's own frames stand in between.
    if (!frame.includes('(<anonymous>)')) return null;
  }
  return null;
}
