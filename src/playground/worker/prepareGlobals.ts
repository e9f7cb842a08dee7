import type { ShownError } from '../wire/shown.ts';
import { lineOfEvent } from './errorLine.ts';
import type { Output } from './output.ts';
import type { Converter } from './show.ts';
import { createUserConsole } from './userConsole.ts';

/**
 * What has no use in the playground. The Content-Security-Policy is the wall;
 * taking these away makes code that tries them fail at once and say so.
 */
const removed = ['Worker', 'Notification', 'BroadcastChannel', 'importScripts', 'close', 'postMessage'];

/**
 * Gives user code its console, and reports what it throws where nobody can catch it.
 *
 * @param explain says more about an error, where there is more to say
 * @returns what forgets the console's groups, counters and timers: the next run begins
 */
export function prepareGlobals(
  output: Output,
  converter: Converter,
  explain: (error: ShownError) => void,
  now: () => number,
): () => void {
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(self, name, { value, configurable: true, writable: true });
  };
  const uncaught = (error: ShownError): void => {
    output.emit({ type: 'uncaught', error });
    explain(error);
  };
  for (const name of removed) define(name, undefined);
  const { console, restart } = createUserConsole(output, converter.show, now);
  define('console', console);
  self.addEventListener('error', (event) => {
    event.preventDefault();
    const error = converter.toError(event.error ?? new Error(event.message));
    // What is no error, `throw 'text'`, has no trace of its own.
    uncaught({ ...error, line: error.line ?? lineOfEvent(event) });
  });
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    uncaught(converter.toError(event.reason));
  });
  return restart;
}
