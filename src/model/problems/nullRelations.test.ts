import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { nullRelations } from './nullRelations.ts';

it('PB25: null for relations is reported and fixed', () => {
  expect(nullRelations.find(projectOf({ name: 'A', relations: {} }, { name: 'B' }))).toEqual([]);
  const project = projectOf({ name: 'A', relations: null });
  expect(problemLines(nullRelations.find(project))).toEqual([
    'error A relations: The "relations" of A are null: LoopBack does not boot.',
  ]);
  expect(definitionOf(applyFirstFix(nullRelations, project), 'A')['relations']).toEqual({});
});
