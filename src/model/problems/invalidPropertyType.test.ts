import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { invalidPropertyType } from './invalidPropertyType.ts';

it('PB92: types that are 0, or lists of 0, false or null, are reported and fixed', () => {
  const project = projectOf({
    name: 'A',
    properties: {
      list: [null],
      written: { type: [[0]], required: true },
      bare: 0,
      nested: { inner: [false] },
      fine: [''],
      none: null,
      five: 5,
      open: [],
      empty: { type: null },
    },
  });
  expect(problemLines(invalidPropertyType.find(project))).toEqual([
    'error A.list type: A.list has a type that LoopBack calls invalid, [null]: LoopBack does not boot.',
    'error A.written type: A.written has a type that LoopBack calls invalid, [[0]]: LoopBack does not boot.',
    'error A.bare type: A.bare has a type that LoopBack calls invalid, 0: LoopBack does not boot.',
    'error A.nested type: A.nested has a type that LoopBack calls invalid, {"inner":[false]}: LoopBack does not boot.',
  ]);
  const fixed = applyFirstFix(
    invalidPropertyType,
    applyFirstFix(invalidPropertyType, applyFirstFix(invalidPropertyType, project)),
  );
  expect(definitionOf(fixed, 'A')['properties']).toMatchObject({
    list: ['any'],
    written: { type: ['any'], required: true },
    bare: 'any',
  });
  expect(invalidPropertyType.find(fixed).map(({ place, fix }) => [place.property, fix])).toEqual([
    ['nested', undefined],
  ]);
});
