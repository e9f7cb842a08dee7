import { expect, it } from 'vitest';
import { mend, problemLines } from '../testing/mend.ts';
import { projectOf } from '../testing/projects.ts';
import { lostId } from './lostId.ts';

it('PB31: a model without any id is reported', () => {
  const project = projectOf({ name: 'A', idInjection: false, excludeBaseProperties: ['id'] });
  expect(problemLines(lostId.find(project))).toEqual([
    'error A idInjection: A has no id: LoopBack injects none, and the inherited one is left out.',
  ]);
  expect(lostId.find(mend(lostId, project))).toEqual([]);
});

it('PB31: so is a setting without effect, and a declared id that LoopBack replaces', () => {
  const idle = projectOf({ name: 'A', idInjection: false });
  expect(problemLines(lostId.find(idle))).toEqual([
    'note A idInjection: "idInjection": false has no effect on A: LoopBack has given the base a generated id already.',
  ]);
  expect(lostId.find(mend(lostId, idle))).toEqual([]);
  const replaced = projectOf({ name: 'A', properties: { id: { type: 'string' } } });
  expect(problemLines(lostId.find(replaced))).toEqual([
    'warning A.id id: A.id is not marked as the id: LoopBack puts a generated id in its place.',
  ]);
  expect(lostId.find(mend(lostId, replaced))).toEqual([]);
});

it('PB31: an id of its own, and models that are not stored, are fine', () => {
  const project = projectOf(
    { name: 'A', idInjection: false, properties: { key: { type: 'string', id: true } } },
    { name: 'B', base: 'Model', idInjection: false },
    { name: 'C', base: 'A' },
  );
  expect(lostId.find(project)).toEqual([]);
});

it('PB31: settings without effect are one quiet line a project, and one step mends them', () => {
  const names = ['A', 'B', 'C'];
  const project = projectOf(...names.map((name) => ({ name, idInjection: false })));
  expect(problemLines(lostId.find(project))).toEqual([
    'note A idInjection: "idInjection": false has no effect on A and 2 other models: LoopBack has given the base a generated id already.',
  ]);
  expect(lostId.find(mend(lostId, project))).toEqual([]);
});
