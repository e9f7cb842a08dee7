import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, oneOf, projectOf } from '../testing/projects.ts';
import { relationNamedLikeKey } from './relationNamedLikeKey.ts';

it('PB16: a relation that hides its own key is reported', () => {
  const project = projectOf(
    {
      name: 'Order',
      relations: {
        customer: oneOf('belongsTo', 'Customer', 'customer'),
        other: oneOf('belongsTo', 'Customer', 'x'),
      },
    },
    { name: 'Customer' },
  );
  expect(problemLines(relationNamedLikeKey.find(project))).toEqual([
    'error Order.customer foreignKey: Order.customer has the name of its own key: in LoopBack the relation hides the key.',
  ]);
  const fixed = applyFirstFix(relationNamedLikeKey, project);
  expect(relationNamedLikeKey.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'Order')['relations']).toMatchObject({ customer: { foreignKey: '' } });
});
