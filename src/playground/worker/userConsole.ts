import { type ConsoleMethod, protocolLimits } from '../protocol.ts';
import type { Shown } from '../shown.ts';
import type { Output } from './output.ts';

const shownMethods = ['log', 'info', 'warn', 'error', 'debug', 'table'] as const satisfies ConsoleMethod[];

/** Console methods that people have in their code and that say something as plain lines. */
const asLog = ['dir', 'trace'] as const;
const silent = [
  'group',
  'groupCollapsed',
  'groupEnd',
  'clear',
  'time',
  'timeEnd',
  'timeLog',
  'count',
  'profile',
];

/** The `console` of user code: every call becomes an event. */
export function createUserConsole(
  output: Output,
  show: (value: unknown) => Shown,
): Readonly<Record<string, (...values: unknown[]) => void>> {
  const print = (method: ConsoleMethod, values: readonly unknown[]): void => {
    output.emit({ type: 'console', method, values: values.slice(0, protocolLimits.values).map(show) });
  };
  return {
    ...Object.fromEntries(
      shownMethods.map((method) => [method, (...values: unknown[]) => print(method, values)]),
    ),
    ...Object.fromEntries(asLog.map((method) => [method, (...values: unknown[]) => print('log', values)])),
    ...Object.fromEntries(silent.map((method) => [method, () => {}])),
    assert: (condition, ...values) => {
      if (!condition) print('error', ['Assertion failed', ...values]);
    },
  };
}
