import { readMessage, readNumber } from './readError.ts';

/** The number of the code that is running, or ran last. */
let codeNumber = 0;

/**
 * Starts a new piece of code. Hooks of earlier code may still run; their lines
 * are not lines of the code that the user sees now.
 */
export function startSource(): void {
  codeNumber += 1;
}

/** The name of the code in stack traces, to find its lines. */
export function sourceName(): string {
  return `playground-${codeNumber}.js`;
}

/** Lines that the engine adds before the body of a function made from text. */
const linesBefore = 2;

/** A position in the user's code, from 1. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

const inSource = /\bplayground-(\d+)\.js:(\d+):(\d+)/;

/** The position in the user's code that a line of a stack trace names; null for other code and earlier code. */
export function readPlace(frame: string): CodePlace | null {
  const match = inSource.exec(frame);
  if (Number(match?.[1]) !== codeNumber) return null;
  const line = Number(match?.[2]) - linesBefore;
  return line > 0 ? { line, column: Number(match?.[3]) } : null;
}

/**
 * The frames of a stack trace, the innermost first. V8 puts the error's name
 * and message before them, Firefox and WebKit do not.
 */
export function framesOf(stack: string): readonly string[] {
  return stack.split('\n').filter((line) => /^\s+at\s|@/.test(line));
}

/** Whether a frame is in code that was made from text, in WebKit, which does not say where: `f@`. */
export const isUnplaced = (frame: string): boolean => frame.endsWith('@');

/** The line of the user's code where something was thrown; null where the trace names none. */
export function lineOf(thrown: unknown): number | null {
  const frames = framesOf(readMessage(thrown, 'stack'));
  for (const frame of frames) {
    const place = readPlace(frame);
    if (place !== null) return place.line;
  }
  return isUnplaced(frames[0] ?? '') ? ownLineOf(thrown) : null;
}

/** WebKit notes the line of the innermost frame in the error itself. */
function ownLineOf(thrown: unknown): number | null {
  const noted = readNumber(thrown, 'line') - linesBefore;
  return Number.isSafeInteger(noted) && noted > 0 ? noted : null;
}

/** The line that the browser reports for an uncaught error; null where it is not in the user's code. */
export function lineOfEvent({ filename, lineno }: { filename: string; lineno: number }): number | null {
  const line = filename.endsWith(sourceName()) ? lineno - linesBefore : 0;
  return line > 0 ? line : null;
}
