import { hasWord } from './propertyWords.ts';
import type { Random } from './random.ts';
import type { SampleProperty } from './sampleModel.ts';

type Range = readonly [low: number, high: number, decimals: number];

/** The first rule that contains one of the name's words decides. */
const ranges: readonly (readonly [words: readonly string[], range: Range])[] = [
  [
    ['rating', 'stars', 'score', 'grade'],
    [1, 5, 0],
  ],
  [
    ['salary', 'income', 'revenue', 'budget'],
    [28_000, 96_000, 0],
  ],
  [
    ['price', 'cost', 'amount', 'total', 'fee', 'tax', 'balance', 'sum', 'subtotal', 'paid'],
    [4, 180, 2],
  ],
  [
    ['discount', 'percent', 'percentage', 'share'],
    [0, 40, 0],
  ],
  [
    ['quantity', 'qty', 'pieces', 'copies', 'seats', 'guests'],
    [1, 9, 0],
  ],
  [
    ['stock', 'count', 'views', 'likes', 'points', 'visits'],
    [0, 240, 0],
  ],
  [['age'], [19, 78, 0]],
  [['year'], [1985, 2026, 0]],
  [['month'], [1, 12, 0]],
  [
    ['day', 'days'],
    [1, 28, 0],
  ],
  [
    ['weight', 'mass'],
    [1, 40, 1],
  ],
  [
    ['height', 'width', 'length', 'depth', 'size'],
    [10, 200, 0],
  ],
  [['temperature'], [-5, 32, 1]],
  [
    ['lat', 'latitude'],
    [36, 60, 4],
  ],
  [
    ['lng', 'lon', 'longitude'],
    [-9, 25, 4],
  ],
  [
    ['duration', 'minutes', 'seconds', 'hours'],
    [5, 120, 0],
  ],
  [['port'], [3000, 9000, 0]],
];

const inOrder = ['position', 'order', 'rank', 'index', 'sequence', 'sort'];
const counted = ['number', 'no', 'nr', 'num'];

export function numberValue(
  words: readonly string[],
  row: number,
  property: SampleProperty,
  random: Random,
): number {
  const value = byName(words, row, random);
  const low = property.min ?? Number.NEGATIVE_INFINITY;
  const high = property.max ?? Number.POSITIVE_INFINITY;
  return Math.max(low, Math.min(high, value));
}

function byName(words: readonly string[], row: number, random: Random): number {
  if (hasWord(words, ...inOrder)) return row + 1;
  const [low, high, decimals] = ranges.find(([known]) => hasWord(words, ...known))?.[1] ?? [1, 100, 0];
  if (low === 1 && high === 100 && hasWord(words, ...counted)) return 1001 + row;
  const scale = 10 ** decimals;
  return random.between(low * scale, high * scale) / scale;
}
