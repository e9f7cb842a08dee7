import { expect, it } from 'vitest';
import { addModel, connectModels, createProject, type Project, relationsOf } from '../../model/index.ts';
import { linesOf, listRelations } from './listRelations.ts';

function relationsOfHub(count: number) {
  const models = ['hub', 'other'].reduce<Project>(
    (project, id) => addModel(project, { id, name: id, position: { x: 0, y: 0 } }),
    createProject('Hub'),
  );
  const project = Array.from({ length: count }).reduce<Project>(
    (before) => connectModels(before, { ownerId: 'hub', targetId: 'other' }),
    models,
  );
  return relationsOf(project, 'hub');
}

const relations = relationsOfHub(102);

it('lists a part of many relations, more on request, and all where a button would take the last line', () => {
  const first = listRelations(relations);
  expect([first.shown.length, first.left, linesOf(first)]).toEqual([50, 52, 52]);
  const second = listRelations(relations, first.nextPart);
  expect([second.shown.length, second.left, linesOf(second)]).toEqual([100, 2, 102]);
  expect(listRelations(relations.slice(0, 101), second.nextPart - 50).left).toBe(0);
  const third = listRelations(relations, second.nextPart);
  expect([third.shown.length, third.left, linesOf(third)]).toEqual([102, 0, 103]);
});

it('always lists the selected relation', () => {
  const name = relations[80]?.ref.name ?? '';
  const listed = listRelations(relations, undefined, name);
  expect(listed.shown.map(({ ref }) => ref.name)).toContain(name);
  expect(linesOf(listed)).toBe(53);
});
