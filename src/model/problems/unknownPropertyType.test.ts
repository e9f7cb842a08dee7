import { expect, it } from 'vitest';
import { mend, problemLines } from '../testing/mend.ts';
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
    'error Order.a type: Order.a is of the type "strng", which does not exist: LoopBack makes an empty model of that name silently.',
    'error Order.b type: Order.b is of the type "Adress", which does not exist: LoopBack makes an empty model of that name silently.',
  ]);
  expect(unknownPropertyType.find(project)[1]?.advice).toBe('Did you mean "Address"?');
  expect(unknownPropertyType.find(mend(unknownPropertyType, project))).toHaveLength(1);
});

it('PB21: "integer" is not a type of LoopBack, and number is suggested', () => {
  const project = projectOf({ name: 'A', properties: { n: 'integer', at: { type: 'timestamp' } } });
  expect(unknownPropertyType.find(project).map(({ fix }) => fix?.label)).toEqual([
    'Use "number"',
    'Use "date"',
  ]);
});

it('PB21: a property whose type names nothing is left out', () => {
  const project = projectOf({
    name: 'A',
    properties: { a: '', b: [['']], c: { type: [''] }, d: { type: '' } },
  });
  expect(problemLines(unknownPropertyType.find(project))).toEqual(
    ['a', 'b', 'c'].map(
      (name) =>
        `warning A.${name} type: A.${name} names no type: LoopBack leaves it out of the model silently.`,
    ),
  );
  const mended = mend(unknownPropertyType, mend(unknownPropertyType, project));
  expect(definitionOf(mended, 'A')['properties']).toMatchObject({ a: 'any', b: ['any'] });
});
