import { expect, it } from 'vitest';
import { readArguments } from './rows.ts';
import type { ConnectorMethod } from './wrapConnector.ts';

const messageOf = (method: ConnectorMethod, ...args: readonly unknown[]): string => {
  try {
    readArguments(method, args);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
};

it.each([
  ['find', [], 'find was called wrongly in its arguments: expected at least 2 of them, found an empty list.'],
  ['find', [5, {}], 'find was called wrongly at argument [0]: expected a string, found 5.'],
  ['find', ['A', null], 'find was called wrongly at argument [1]: expected an object, found null.'],
  [
    'find',
    ['A', { limit: -1 }],
    'find was called wrongly at argument [1].limit: expected at least 0, found -1.',
  ],
  [
    'count',
    ['A', 5],
    'count was called wrongly at argument [1]: expected a where clause that is plain, small, and without patterns, found 5.',
  ],
  [
    'create',
    ['A', [5]],
    'create was called wrongly at argument [1][0]: expected a row as an object of JSON values, found 5.',
  ],
  [
    'write',
    ['A', 1, {}, { existing: 'x', missing: 'skip' }],
    'write was called wrongly at argument [3].existing: expected "merge" or "replace", found "x".',
  ],
  [
    'write',
    ['A', {}, {}, { existing: 'merge', missing: 'skip' }],
    'write was called wrongly at argument [1]: expected an id as a number or a short text, found an object.',
  ],
  [
    'create',
    ['A', [{}], 'never'],
    'create was called wrongly at argument [2]: expected "each" or "untilDuplicate", found "never".',
  ],
  ['automigrate', ['A'], 'automigrate was called wrongly at argument [0]: expected a list, found "A".'],
] as const)('a forged call of %s is refused in words of our own: %j', (method, args, message) => {
  expect(messageOf(method, ...args)).toBe(message);
});
