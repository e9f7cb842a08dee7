import { expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/json.ts';
import { changedParts } from './changedParts.ts';

const told = (before: JsonObject, after: JsonObject): readonly string[] =>
  changedParts(before, after).map(
    (part) => `${part.path}: ${JSON.stringify(part.before)} → ${JSON.stringify(part.after)}`,
  );

it('tells which properties of a row have changed', () => {
  expect(
    told({ id: 1, city: 'Ulm', tagIds: [1] }, { id: 1, city: 'Bonn', tagIds: [1, 2], name: 'x' }),
  ).toEqual(['city: "Ulm" → "Bonn"', 'tagIds: [1] → [1,2]', 'name: undefined → "x"']);
  expect(told({ id: 1 }, { id: 1 })).toEqual([]);
});

it('tells what has changed in embedded items, not all of them', () => {
  const street = 'A street with a name that is longer than what the log shows of a value';
  const item = (id: number, city: string) => ({ id, street, city });
  expect(told({ list: [item(1, 'a'), item(2, 'b')] }, { list: [item(1, 'a'), item(2, 'c')] })).toEqual([
    'list[1].city: "b" → "c"',
  ]);
  expect(told({ pass: { a: 1, b: { c: 2 } } }, { pass: { a: 1, b: { c: 3 } } })).toEqual(['pass.b.c: 2 → 3']);
  expect(told({ pass: { a: 1 } }, { pass: null })).toEqual(['pass: {"a":1} → null']);
});

it('finds items that were added and removed by their ids', () => {
  const [one, two, three] = [1, 2, 3].map((id) => ({ id }));
  if (!one || !two || !three) throw new Error('There are no items.');
  expect(told({ list: [one, two] }, { list: [two] })).toEqual(['list[0]: {"id":1} → undefined']);
  expect(told({ list: [two] }, { list: [two, three] })).toEqual(['list[1]: undefined → {"id":3}']);
  expect(told({ list: [one, two] }, { list: [two, one] })).toEqual([
    'list: [{"id":1},{"id":2}] → [{"id":2},{"id":1}]',
  ]);
  // Without ids of their own the places count.
  expect(told({ list: [{ a: 1 }, { a: 2 }] }, { list: [{ a: 2 }] })).toEqual([
    'list[0].a: 1 → 2',
    'list[1]: {"a":2} → undefined',
  ]);
});
