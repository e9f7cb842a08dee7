import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BufferType, Bytes } from './bytes.ts';

/** What makes bytes of a value, or the error that it throws. */
function outcomeOf(read: () => Uint8Array): unknown {
  try {
    const bytes = read();
    return { bytes: [...bytes], json: JSON.stringify(bytes) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { name: error.name, code: (error as { code?: string }).code, message: error.message };
  }
}

/** As LoopBack does: a number is a size, everything else goes to Node. */
const byNode = (value: unknown) =>
  outcomeOf(() => (typeof value === 'number' ? Buffer.alloc(value) : Buffer.from(value as string)));
const byUs = (value: unknown) => outcomeOf(() => BufferType(value));

const values: Readonly<Record<string, unknown>> = {
  'a text with characters of one to four bytes': 'aé€😀',
  'an empty text': '',
  'a size': 3,
  'a size that is not whole': 2.7,
  'a list with numbers that are not bytes': [1, 256, -1, 2.9, 'x', '7'],
  'other bytes': new Uint8Array([1, 2, 3]),
  'what a Buffer is stored as': { type: 'Buffer', data: [4, 5] },
  'what is like a list': { length: 2, 0: 8, 1: 9 },
  'an object with a length that is not a number': { length: 'two' },
  'a String object': new String('ab'),
};

const refused: Readonly<Record<string, unknown>> = {
  'a negative size': -1,
  'a size of nothing': Number.NaN,
  'a size that is too large': 2 ** 40,
  null: null,
  undefined: undefined,
  'a boolean': true,
  'a bigint': 5n,
  'a function': function named() {},
  'an object': { a: 1 },
  'an instance of a class': new Map(),
};

describe('bytes', () => {
  for (const [title, value] of Object.entries({ ...values, ...refused }))
    test(`MC25 are made, or refused, as Node does: ${title}`, () => {
      expect(byUs(value)).toEqual(byNode(value));
    });

  test('MC25 of any text and of any list are those of Node', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.integer())), (value) => {
        expect(byUs(value)).toEqual(byNode(value));
      }),
      { seed: 23 },
    );
  });

  test('that are bytes already stay the same', () => {
    const bytes = Bytes.read('a');
    expect(BufferType(bytes)).toBe(bytes);
  });
});
