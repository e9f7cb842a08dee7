import type { ShownError } from '../wire/shown.ts';
import { lineOfEvent } from './errorLine.ts';
import type { Output } from './output.ts';
import type { Converter } from './show.ts';
import { createUserConsole } from './userConsole.ts';

/**
 * Globals without a use in the playground. The Content-Security-Policy is what
 * protects; without these globals, code that tries them fails at once with a
 * clear message.
 */
const removed = ['Worker', 'Notification', 'BroadcastChannel', 'importScripts', 'close', 'postMessage'];

/**
 * Gives user code its console, and reports errors that nothing catches.
 *
 * @param scope the global object
 * @param explain adds a hint to an error, where there is one
 * @returns a function that resets the console's groups, counters and timers for the next run
 */
export function prepareGlobals(
  scope: EventTarget,
  output: Output,
  converter: Converter,
  explain: (error: ShownError) => void,
  now: () => number,
): () => void {
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(scope, name, { value, configurable: true, writable: true });
  };
  const listen = <Type extends Event>(type: string, listener: (event: Type) => void): void =>
    scope.addEventListener(type, (event) => listener(event as Type));
  const uncaught = (error: ShownError): void => {
    output.emit({ type: 'uncaught', error });
    explain(error);
  };
  for (const name of removed) define(name, undefined);
  const { console, restart } = createUserConsole(output, converter.show, now);
  define('console', console);
  listen<ErrorEvent>('error', (event) => {
    event.preventDefault();
    const error = converter.toError(event.error ?? new Error(event.message));
    // A thrown value that is not an error, `throw 'text'`, has no stack trace.
    uncaught({ ...error, line: error.line ?? lineOfEvent(event) });
  });
  listen<PromiseRejectionEvent>('unhandledrejection', (event) => {
    event.preventDefault();
    uncaught(converter.toError(event.reason));
  });
  return restart;
}
