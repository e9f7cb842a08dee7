import { describe, expect, it } from 'vitest';
import { emptyLog, type LogEntry, reduceLog } from '../log/logState.ts';
import { isInEditor, marksOf } from './codeLines.ts';

const error = (line: number | null, message = 'no') =>
  ({
    kind: 'error',
    name: 'Error',
    message,
    statusCode: null,
    code: null,
    details: null,
    cause: null,
    errors: [],
    line,
  }) as const;

function entryOf(title: string, firstLine = 1, task: 'run' | 'data' = 'run'): LogEntry {
  const started = reduceLog(emptyLog, { type: 'start', task, title, call: null, firstLine });
  const uncaught = { type: 'uncaught', error: error(2, 'late'), source: null } as const;
  const withEvent = reduceLog(started, { type: 'events', events: [uncaught] });
  const result = { type: 'failed', milliseconds: 1, error: error(3) } as const;
  const ended = reduceLog(withEvent, {
    type: 'end',
    report: { result, changes: { models: [] }, orphans: [], undo: null },
  });
  const [entry] = ended.entries;
  if (entry === undefined) throw new Error('There is no entry.');
  return entry;
}

const code = 'const a = 1;\nawait f(a);\nawait g();\nawait f(a);';

describe('isInEditor', () => {
  it.each<[string, LogEntry, boolean]>([
    ['all of it', entryOf(code), true],
    ['a selection', entryOf('await g();', 3), true],
    ['a selection that starts within a line', entryOf('f(a);\nawait', 2), true],
    ['the same text in another line', entryOf('await f(a);', 3), false],
    ['the same text further down', entryOf('await f(a);', 4), true],
    ['other code', entryOf('await h();'), false],
    ['a line beyond the end', entryOf('await f(a);', 9), false],
    ['a task on the data', entryOf(code, 1, 'data'), false],
  ])('decides for %s', (_name, entry, isThere) => {
    expect(isInEditor(entry, code)).toBe(isThere);
  });
});

describe('marksOf', () => {
  it('marks the lines of all errors while the code is unchanged', () => {
    expect(marksOf(entryOf(code), code)).toEqual([
      { line: 2, message: 'Error: late' },
      { line: 3, message: 'Error: no' },
    ]);
    expect(marksOf(entryOf(code), `${code.replace('g', 'h')}`)).toEqual([]);
    expect(marksOf(undefined, code)).toEqual([]);
  });
});
