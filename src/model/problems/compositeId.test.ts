import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { compositeId } from './compositeId.ts';

it('PB61: LoopBack uses only one of several properties marked as the id', () => {
  const start = projectOf({
    name: 'A',
    properties: { b: { type: 'number', id: 2 }, a: { type: 'number', id: 1 }, c: { type: 'number', id: 3 } },
  });
  expect(problemLines(compositeId.find(start))).toEqual([
    'warning A.b id: A marks 3 properties as its id, but LoopBack finds, changes and deletes its rows by a alone.',
  ]);
  expect(compositeId.find(start)[0]?.why).toBe(
    'Rows with the same a are the same row to findById, save and destroy, whatever the value of b and c; the memory connector refuses a second one.',
  );
  const fixed = applyFirstFix(compositeId, start);
  expect(compositeId.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'A')['properties']).toEqual({
    b: { type: 'number' },
    a: { type: 'number', id: 1 },
    c: { type: 'number' },
  });
});

it('PB61: one id is fine, and a subclass is reported at its base', () => {
  const project = projectOf(
    { name: 'A', properties: { a: { type: 'number', id: true }, b: { type: 'number', id: false } } },
    { name: 'B', base: 'A', properties: { c: { type: 'number', id: true } } },
  );
  expect(compositeId.find(project)).toEqual([]);
});
