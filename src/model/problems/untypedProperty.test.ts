import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { untypedProperty } from './untypedProperty.ts';

it('PB20: attributes without a type are reported, nested models are not', () => {
  const project = projectOf({
    name: 'A',
    properties: {
      name: { required: true },
      nested: { required: 'boolean', street: 'string' },
      empty: {},
      fine: { type: 'string' },
    },
  });
  expect(problemLines(untypedProperty.find(project))).toEqual([
    'warning A.name type: A.name has no type: LoopBack treats it as a nested model with a property "required".',
  ]);
  const fixed = applyFirstFix(untypedProperty, project);
  expect(JSON.stringify(definitionOf(fixed, 'A')['properties'])).toContain(
    '"name":{"type":"string","required":true}',
  );
  expect(untypedProperty.find(fixed)).toEqual([]);
});

it('PB20: empty types are reported', () => {
  const project = projectOf({
    name: 'A',
    properties: { a: { type: '', required: true }, b: { type: null }, c: { type: {} }, d: { type: [''] } },
  });
  expect(problemLines(untypedProperty.find(project))).toEqual([
    'warning A.a type: A.a has an empty type: LoopBack treats it as a nested model.',
    'warning A.b type: A.b has an empty type: LoopBack treats it as a nested model.',
  ]);
  expect(definitionOf(applyFirstFix(untypedProperty, project), 'A')['properties']).toMatchObject({
    a: { type: 'string', required: true },
  });
});
