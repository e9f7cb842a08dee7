import type { Output } from './output.ts';
import type { Converter } from './show.ts';
import { createUserConsole } from './userConsole.ts';

/**
 * What has no use in the playground. The Content-Security-Policy is the wall;
 * taking these away makes code that tries them fail at once and say so.
 */
const removed = ['Worker', 'Notification', 'BroadcastChannel', 'importScripts', 'close', 'postMessage'];

/** Gives user code its console, and reports what it throws where nobody can catch it. */
export function prepareGlobals(output: Output, converter: Converter): void {
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(self, name, { value, configurable: true, writable: true });
  };
  for (const name of removed) define(name, undefined);
  define('console', createUserConsole(output, converter.show));
  self.addEventListener('error', (event) => {
    event.preventDefault();
    const error = converter.toError(event.error ?? new Error(event.message));
    output.emit({ type: 'uncaught', error });
  });
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    output.emit({ type: 'uncaught', error: converter.toError(event.reason) });
  });
}
