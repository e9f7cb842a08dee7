import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { overwritingScope } from './overwritingScope.ts';

const scoped = (where: object, more: object = {}) =>
  projectOf({ name: 'A', scope: { where: { ...where } }, properties: { kind: 'string' }, ...more });

it('PB65: plain values of a default scope are written into every row', () => {
  const start = scoped({ kind: 'a', and: [{ id: { gt: 1 } }] });
  expect(problemLines(overwritingScope.find(start))).toEqual([
    'warning A scope: The scope of A writes kind "a" into every row that is created, changed or replaced, whatever the caller passes.',
  ]);
  const fixed = applyFirstFix(overwritingScope, start);
  expect(definitionOf(fixed, 'A')['attributes']).toBe(false);
  expect(overwritingScope.find(fixed)).toEqual([]);
});

it('PB65: keys of relations are written too, and a forced id blocks every create', () => {
  const relations = { owner: { type: 'belongsTo', model: 'A' } };
  expect(problemLines(overwritingScope.find(scoped({ ownerId: 1 }, { relations })))[0]).toContain(
    'ownerId 1',
  );
  expect(problemLines(overwritingScope.find(scoped({ id: 1 })))).toEqual([
    'error A scope: The scope of A writes id 1 into every new row, and LoopBack refuses a new row that has an id.',
  ]);
});

it('PB65: conditions without a plain value write nothing', () => {
  for (const where of [{ kind: { neq: 'a' } }, { or: [{ kind: 'a' }] }, { nobody: 'a' }, { kind: null }])
    expect(overwritingScope.find(scoped(where))).toEqual([]);
  expect(overwritingScope.find(scoped({ kind: 'a' }, { attributes: false }))).toEqual([]);
  expect(overwritingScope.find(projectOf({ name: 'A' }, { name: 'B', scope: { order: 'x' } }))).toEqual([]);
});
