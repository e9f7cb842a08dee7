import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectValue } from './inspectValue.ts';

/** Every value below is shown by Node itself, beside ours. */
const depth = 2;
const byNode = (value: unknown): string => inspect(value, { depth });

class Point {
  x = 1;
}
class Place extends Point {}

const loop: Record<string, unknown> = { name: 'loop' };
loop['inner'] = { back: loop, list: [loop] };

const withAccessors = Object.defineProperties(
  {},
  {
    read: { get: () => 1, enumerable: true },
    write: { set: () => {}, enumerable: true },
    both: { get: () => 1, set: () => {}, enumerable: true },
  },
);

const values: Readonly<Record<string, unknown>> = {
  'texts in the quotes that they need': ["'", '"', `'"`, `'"\``, "'${", 'a\nb\tc\\', '\u0000\u007f\u009f'],
  'halves of characters': ['\ud800', '\udc00a', '😀'],
  'a long text with line ends': `${'line one is long enough\n'.repeat(5)}`,
  'numbers that are not plain': [-0, 10n, Number.NaN, 1e21],
  'names of properties': { plain: 1, 'a-b': 2, $a: 3, ['__proto__']: 4, [Symbol('s')]: 5, 7: 6 },
  'functions and classes': [
    () => 1,
    function named() {},
    async () => 1,
    function* made() {},
    Place,
    class {},
    class extends Point {},
  ],
  'instances of classes': [new Place(), new Date(5), new Date(Number.NaN), /a/g, Object.create(null)],
  'objects around texts and numbers': [new String('a'), new Number(-0), new Boolean(true)],
  'maps and sets': [new Map<unknown, unknown>([['a', { b: 1 }]]), new Set([1, [2]]), new Map(), new Set()],
  'lists with holes': Object.assign(new Array(5), { 0: 1, 3: 4 }),
  'more items than are shown': Array.from({ length: 130 }, (_, index) => index),
  'one item more than is shown': Array.from({ length: 101 }, () => 'x'),
  'numbers in columns': Array.from({ length: 30 }, (_, index) => index * 37),
  'a list with as many items as are shown, and a name': Object.assign(
    Array.from({ length: 100 }, () => 'x'),
    { name: 'x' },
  ),
  'texts in columns': Array.from({ length: 27 }, (_, index) => 'x'.repeat(index % 9)),
  'objects in each other, deeper than shown': { a: { b: { c: { d: 1 } }, list: [[[[1]]]] } },
  'objects that contain themselves': loop,
  accessors: withAccessors,
  'an object that does not fit into one line': Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`property${index}`, 'some text']),
  ),
};

describe('the text of a refused value', () => {
  for (const [title, value] of Object.entries(values))
    test(`VA4 is that of Node: ${title}`, () => {
      expect(inspectValue(value, depth)).toBe(byNode(value));
    });

  test('VA4 is that of Node for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(inspectValue(value, depth)).toBe(byNode(value));
      }),
      { seed: 24, numRuns: 300 },
    );
  });

  test('VA4 is that of Node for any list of words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 60 }), (words) => {
        expect(inspectValue(words, depth)).toBe(byNode(words));
      }),
      { seed: 25, numRuns: 300 },
    );
  });
});
