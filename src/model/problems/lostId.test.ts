import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { lostId } from './lostId.ts';

it('PB31: a model without any id is reported', () => {
  const project = projectOf({ name: 'A', idInjection: false, excludeBaseProperties: ['id'] });
  expect(problemLines(lostId.find(project))).toEqual([
    'error A idInjection: A has no id: LoopBack adds none, and the inherited one is left out.',
  ]);
  expect(lostId.find(applyFirstFix(lostId, project))).toEqual([]);
});

it('PB31: a setting without effect is reported, and a declared id that LoopBack replaces', () => {
  const idle = projectOf({ name: 'A', idInjection: false });
  expect(problemLines(lostId.find(idle))).toEqual([
    'note A idInjection: "idInjection": false has no effect on A: the base already has a generated id.',
  ]);
  expect(lostId.find(applyFirstFix(lostId, idle))).toEqual([]);
  const replaced = projectOf({ name: 'A', properties: { id: { type: 'string' } } });
  expect(problemLines(lostId.find(replaced))).toEqual([
    'warning A.id id: A.id is not marked as the id: LoopBack replaces it with a generated id.',
  ]);
  expect(lostId.find(applyFirstFix(lostId, replaced))).toEqual([]);
});

it('PB31: an id of its own, and models that are not stored, are fine', () => {
  const project = projectOf(
    { name: 'A', idInjection: false, properties: { key: { type: 'string', id: true } } },
    { name: 'B', base: 'Model', idInjection: false },
    { name: 'C', base: 'A' },
  );
  expect(lostId.find(project)).toEqual([]);
});

it('PB31: all settings without effect are one note, and one fix removes them', () => {
  const names = ['A', 'B', 'C'];
  const project = projectOf(...names.map((name) => ({ name, idInjection: false })));
  expect(problemLines(lostId.find(project))).toEqual([
    'note A idInjection: "idInjection": false has no effect on A and 2 other models: the base already has a generated id.',
  ]);
  expect(lostId.find(applyFirstFix(lostId, project))).toEqual([]);
});
