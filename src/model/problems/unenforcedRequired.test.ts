import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { unenforcedRequired } from './unenforcedRequired.ts';

const related = (type: string, required: boolean) =>
  projectOf(
    { name: 'A', relations: { b: { type, model: 'B', required } } },
    { name: 'B', properties: { id: { type: 'string', id: true } } },
  );

it('PB64: "required" on a belongsTo becomes a required key of the right type', () => {
  const start = related('belongsTo', true);
  expect(problemLines(unenforcedRequired.find(start))).toEqual([
    'warning A.b required: A.b is marked as required, which LoopBack reads only on properties: it has no effect.',
  ]);
  const fixed = applyFirstFix(unenforcedRequired, start);
  expect(definitionOf(fixed, 'A')).toMatchObject({
    properties: { bId: { type: 'string', required: true } },
    relations: { b: { type: 'belongsTo', model: 'B' } },
  });
  expect(unenforcedRequired.find(fixed)).toEqual([]);
});

it('PB64: on other kinds the fix removes it', () => {
  const fixed = applyFirstFix(unenforcedRequired, related('hasMany', true));
  expect(definitionOf(fixed, 'A')['relations']).toEqual({ b: { type: 'hasMany', model: 'B' } });
  expect(definitionOf(fixed, 'A')['properties']).toBeUndefined();
});

it('PB64: "required": false is fine', () => {
  expect(unenforcedRequired.find(related('belongsTo', false))).toEqual([]);
});
