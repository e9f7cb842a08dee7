import type { ConsoleMethod } from '../wire/control.ts';
import { outputLimits } from '../wire/limits.ts';
import type { Shown } from '../wire/shown.ts';
import { toPrintedTable } from './consoleTable.ts';
import { formatValues } from './formatValues.ts';
import type { Output } from './output.ts';

type Print = (...values: unknown[]) => void;

/** Console methods that print their values, each in its own style. */
const looks = ['log', 'info', 'warn', 'error', 'debug'] as const satisfies ConsoleMethod[];

/** Console methods without an effect: the log is cleared by a button only. */
const silent = ['clear', 'profile', 'profileEnd', 'timeStamp'];

/** Counters and timers that are kept. */
const mostLabels = 100;

/**
 * The `console` of user code, with the methods of the Console Standard: every
 * line becomes an event.
 *
 * @param now the clock of its timers, in milliseconds
 * @returns the console, and a function that resets groups, counters and timers for the next run
 */
export function createUserConsole(
  output: Output,
  show: (value: unknown) => Shown,
  now: () => number,
): { readonly console: Readonly<Record<string, Print>>; readonly restart: () => void } {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  let depth = 0;

  const emit = (method: ConsoleMethod, values: readonly Shown[]): void => {
    output.emit({ type: 'console', method, values: values.slice(0, outputLimits.values), depth });
  };
  const print = (method: ConsoleMethod, values: readonly unknown[]): void => {
    emit(method, formatValues(values).slice(0, outputLimits.values).map(show));
  };
  const printText = (text: string): void => print('log', ['%s', text]);
  const warn = (text: string): void => print('warn', ['%s', text]);

  const openGroup: Print = (...values) => {
    if (values.length > 0) print('group', values);
    depth = Math.min(depth + 1, outputLimits.groups);
  };
  const timeOf = (label: unknown): string | null => {
    const name = toLabel(label);
    const started = timers.get(name);
    if (started === undefined) warn(`There is no timer "${name}": console.time("${name}") starts one.`);
    return started === undefined ? null : `${name}: ${(now() - started).toFixed(3)} ms`;
  };

  const console: Record<string, Print> = {
    ...Object.fromEntries(looks.map((method) => [method, (...values: unknown[]) => print(method, values)])),
    ...Object.fromEntries(silent.map((method) => [method, () => {}])),
    trace: (...values) => print('log', ['Trace:', ...values]),
    // Shown as a tree, without formatting, and strings with quotes.
    dir: (value) => emit('dir', [show(value)]),
    dirxml: (...values) => print('log', values),
    table: (value, columns) => {
      const table = toPrintedTable(value, columns, show);
      if (table === null) print('log', [value]);
      else emit('table', [table]);
    },
    assert: (condition, ...values) => {
      if (condition) return;
      const [first, ...rest] = values;
      const isFormat = typeof first === 'string';
      print('error', isFormat ? [`Assertion failed: ${first}`, ...rest] : ['Assertion failed', ...values]);
    },
    count: (label) => {
      const name = toLabel(label);
      if (counts.size >= mostLabels && !counts.has(name)) return;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      printText(`${name}: ${counts.get(name)}`);
    },
    countReset: (label) => {
      if (!counts.delete(toLabel(label))) warn(`There is no counter "${toLabel(label)}".`);
    },
    time: (label) => {
      const name = toLabel(label);
      if (timers.has(name)) warn(`The timer "${name}" is already running.`);
      else if (timers.size < mostLabels) timers.set(name, now());
    },
    timeLog: (label, ...values) => {
      const text = timeOf(label);
      if (text !== null) print('log', ['%s', text, ...values]);
    },
    timeEnd: (label) => {
      const text = timeOf(label);
      if (text !== null) printText(text);
      timers.delete(toLabel(label));
    },
    group: openGroup,
    groupCollapsed: openGroup,
    groupEnd: () => {
      depth = Math.max(0, depth - 1);
    },
  };
  const restart = (): void => {
    counts.clear();
    timers.clear();
    depth = 0;
  };
  return { console, restart };
}

function toLabel(label: unknown): string {
  try {
    return (label === undefined ? 'default' : String(label)).slice(0, 200);
  } catch {
    return 'default';
  }
}
