import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { unknownDefaultFunction } from './unknownDefaultFunction.ts';

const withFunction = (defaultFn: unknown) =>
  projectOf({ name: 'A', properties: { p: { type: 'string', defaultFn: defaultFn as string } } });

it('PB62: an unknown function is reported, and a misspelt one is fixed', () => {
  expect(problemLines(unknownDefaultFunction.find(withFunction('Now')))).toEqual([
    'warning A.p defaultFn: A.p has the defaultFn "Now", which LoopBack does not know: the property gets no value.',
  ]);
  const propertiesAfter = (defaultFn: unknown) =>
    definitionOf(applyFirstFix(unknownDefaultFunction, withFunction(defaultFn)), 'A')['properties'];
  expect(propertiesAfter('Now')).toEqual({ p: { type: 'string', defaultFn: 'now' } });
  expect(propertiesAfter('random()')).toEqual({ p: { type: 'string' } });
  expect(propertiesAfter(true)).toEqual({ p: { type: 'string' } });
});

it('PB62: nanoid is known only from LoopBack 4 on', () => {
  const start = withFunction('nanoid');
  expect(problemLines(unknownDefaultFunction.find(start))[0]).toContain('which LoopBack 3 does not know');
  expect(definitionOf(applyFirstFix(unknownDefaultFunction, start), 'A')['properties']).toEqual({
    p: { type: 'string', defaultFn: 'shortid' },
  });
});

it('PB62: the functions that LoopBack knows are fine', () => {
  for (const name of ['guid', 'uuid', 'uuidv4', 'now', 'shortid'])
    expect(unknownDefaultFunction.find(withFunction(name))).toEqual([]);
});
