import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { invalidPolymorphic } from './invalidPolymorphic.ts';

it('PB26: polymorphic settings that LoopBack refuses are reported', () => {
  const project = projectOf({
    name: 'A',
    relations: {
      both: { type: 'belongsTo', model: 'A', polymorphic: true },
      half: { type: 'hasMany', model: 'A', polymorphic: { foreignKey: 'x' } },
      fine: { type: 'hasMany', model: 'A', polymorphic: { foreignKey: 'x', discriminator: 'y' } },
      much: {
        type: 'hasMany',
        model: 'A',
        polymorphic: { selector: 's', foreignKey: 'x', discriminator: 'y' },
      },
      word: { type: 'belongsTo', polymorphic: 'thing' },
    },
  });
  expect(problemLines(invalidPolymorphic.find(project))).toEqual([
    'error A.both polymorphic: A.both is polymorphic and names a model: LoopBack does not boot.',
    'error A.half polymorphic: A.half gives the foreignKey of "polymorphic" without its discriminator: LoopBack does not boot.',
    'error A.much polymorphic: A.much sets both "selector" and its own foreignKey and discriminator: LoopBack does not boot.',
  ]);
  expect(definitionOf(applyFirstFix(invalidPolymorphic, project), 'A')['relations']).toMatchObject({
    both: { type: 'belongsTo', polymorphic: true },
  });
});
