import { expect, it } from 'vitest';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { polymorphicWithoutThrough } from './polymorphicWithoutThrough.ts';

it('PB93: a polymorphic hasAndBelongsToMany without a through model is reported', () => {
  const many = { type: 'hasAndBelongsToMany', model: 'B', polymorphic: 'ref' };
  const project = projectOf(
    {
      name: 'A',
      relations: {
        bare: many,
        fine: { ...many, through: 'B' },
        lost: { ...many, model: 'Nope' },
        plain: { ...many, polymorphic: false },
        rows: { ...many, type: 'hasMany' },
      },
    },
    { name: 'B' },
  );
  expect(problemLines(polymorphicWithoutThrough.find(project))).toEqual([
    'error A.bare polymorphic: A.bare is polymorphic and names no through model: LoopBack does not boot.',
  ]);
});
