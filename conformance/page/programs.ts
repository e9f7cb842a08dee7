/** Reads the programs and tables of `docs/loopback.md` so that they can be run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineDifference } from '../../src/playground/panel/engine/engineDifferences.ts';

/** A code block of the page. */
export interface PageProgram {
  /** The heading above it, with a number if it has several programs. */
  readonly title: string;
  readonly code: string;
}

const path = join(import.meta.dirname, '../../docs/loopback.md');

export const page = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');

/** The code that every program starts with. */
export const setup = /^```js setup\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';

/** Reads all code blocks in JavaScript except the setup. */
export function readPrograms(): readonly PageProgram[] {
  const counts = new Map<string, number>();
  let heading = '';
  return [...page.matchAll(/^#+ (.*)$|^```js\n([\s\S]*?)^```$/gm)].flatMap(([, title, code]) => {
    if (title !== undefined) heading = title;
    if (code === undefined) return [];
    const count = (counts.get(heading) ?? 0) + 1;
    counts.set(heading, count);
    return [{ title: count === 1 ? heading : `${heading} ${count}`, code }];
  });
}

/**
 * Converts a program to the body of an async function with the parameters `db`
 * and `show`: a line `expression; // → text` becomes a call of `show` with the
 * expression, to be evaluated, and the text.
 */
export function toBody(code: string): string {
  const lines = code.split('\n').map((line) => {
    const shown = /^(.*?);?\s*\/\/ → (.*)$/.exec(line);
    if (!shown) return line;
    const [, expression = '', text = ''] = shown;
    const awaits = /\bawait\b/.test(expression);
    return `await show(${awaits ? 'async ' : ''}() => (${expression}), ${JSON.stringify(text)});`;
  });
  return `'use strict';\n${lines.join('\n')}`;
}

/** Reads the rows of the table under "Versions". */
export function readVersionRows(): readonly EngineDifference[] {
  const table = /^\| \| juggler 3\.36 .*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(page)?.[1] ?? '';
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [, what = '', loopback3 = '', juggler7 = ''] = row.split('|').map((cell) => cell.trim());
      return { what, loopback3, juggler7 };
    });
}

/** Reads the rows of the table under "Names" whose first column is a model's name. */
export function readNames(): readonly (readonly string[])[] {
  const table = /^\| model \| plural \| hasMany .*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(page)?.[1] ?? '';
  return table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}
