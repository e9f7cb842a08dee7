import { protocolLimits } from '../messageLimits.ts';
import type { ConsoleMethod } from '../protocol.ts';
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
    const printed = formatted(values).slice(0, protocolLimits.values);
    output.emit({ type: 'console', method, values: printed.map(show) });
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

/** Fills the places of a format text (`'%s has %d'`) with the values after it, as Node's console does. */
function formatted(values: readonly unknown[]): readonly unknown[] {
  const [format, ...rest] = values;
  if (typeof format !== 'string' || rest.length === 0 || !format.includes('%')) return values;
  const text = format.replace(/%([sdifjoOc%])/g, (place, kind: string) => {
    if (kind === '%') return '%';
    if (rest.length === 0) return place;
    const value = rest.shift();
    if (kind === 'c') return '';
    if (kind === 's') return String(value);
    if (kind === 'd' || kind === 'f') return String(Number(value));
    return kind === 'i' ? String(Math.trunc(Number(value))) : (JSON.stringify(value) ?? 'undefined');
  });
  return [text, ...rest];
}
