import { expect, it } from 'vitest';
import type { Key } from '../../runtime/connector.ts';
import { packIds, toIdList } from './idList.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const lists: readonly (readonly [string, readonly Key[]])[] = [
  ['no ids', []],
  ['one id', [7]],
  ['ids that follow each other', upTo(50)],
  ['descending ids', upTo(50).reverse()],
  ['ids with gaps', [...upTo(20), ...upTo(20).map((id) => id + 40), 100, 90, 91, 92, 89]],
  ['ids in another order', [5, 1, 4, 2, 3, 9, 7]],
  ['texts', ['a', 'b', '1']],
  ['numbers and texts', [1, 2, 3, 'x', 4]],
  ['fractions', [1, 1.5, 2, 3, 4, 5, 6]],
];

it.each(lists)('lists %s as they are', (_name, ids) => {
  const list = toIdList(structuredClone(packIds(ids)));
  expect(list.length).toBe(ids.length);
  for (let start = 0; start <= ids.length + 1; start += 1)
    for (const count of [0, 1, 3, 30, 200]) {
      expect(list.slice(start, start + count)).toEqual(ids.slice(start, start + count));
    }
  expect(ids.map((id) => list.indexOf(id))).toEqual(ids.map((_, index) => index));
  expect([list.indexOf(-1), list.indexOf('none'), list.indexOf(0.5)]).toEqual([-1, -1, -1]);
});

it('sends two numbers for a million ids that follow each other', () => {
  const sent = packIds(upTo(1_000_000));
  expect('runs' in sent && sent.runs).toEqual(Float64Array.from([1, 1_000_000]));
});

it('never sends more numbers than there are ids', () => {
  const ids = upTo(1_000).map((id) => id * 3);
  expect('ids' in packIds(ids)).toBe(true);
});
