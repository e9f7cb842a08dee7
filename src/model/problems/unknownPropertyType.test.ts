import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { unknownPropertyType } from './unknownPropertyType.ts';

it('PB21: an unknown type is reported', () => {
  const project = projectOf(
    {
      name: 'Order',
      properties: {
        a: 'strng',
        b: { type: ['Adress'] },
        c: 'String',
        d: 'Address',
        e: ['User'],
        f: false,
        g: { x: 'nothing' },
        h: [],
      },
    },
    { name: 'Address' },
  );
  expect(problemLines(unknownPropertyType.find(project))).toEqual([
    'error Order.a type: Order.a has the type "strng", which does not exist: LoopBack silently creates an empty model with that name.',
    'error Order.b type: Order.b has the type "Adress", which does not exist: LoopBack silently creates an empty model with that name.',
  ]);
  expect(unknownPropertyType.find(project)[1]?.advice).toBe('Did you mean "Address"?');
  expect(unknownPropertyType.find(applyFirstFix(unknownPropertyType, project))).toHaveLength(1);
});

it('PB21: "integer" is not a type of LoopBack, so number is suggested', () => {
  const project = projectOf({ name: 'A', properties: { n: 'integer', at: { type: 'timestamp' } } });
  expect(unknownPropertyType.find(project).map(({ fix }) => fix?.label)).toEqual([
    'Use "number"',
    'Use "date"',
  ]);
});

it('PB21: a property with an empty type is left out', () => {
  const project = projectOf({
    name: 'A',
    properties: { a: '', b: [['']], c: { type: [''] }, d: { type: '' } },
  });
  expect(problemLines(unknownPropertyType.find(project))).toEqual(
    ['a', 'b', 'c'].map(
      (name) =>
        `warning A.${name} type: A.${name} has an empty type: LoopBack silently leaves it out of the model.`,
    ),
  );
  const fixed = applyFirstFix(unknownPropertyType, applyFirstFix(unknownPropertyType, project));
  expect(definitionOf(fixed, 'A')['properties']).toMatchObject({ a: 'any', b: ['any'] });
});
