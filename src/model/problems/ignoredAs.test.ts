import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf, relationNames } from '../testing/projects.ts';
import { ignoredAs } from './ignoredAs.ts';

it('PB15: "as" in a file has no effect', () => {
  const project = projectOf({
    name: 'A',
    relations: { as: { ...manyOf('A'), as: 'children' }, b: { ...manyOf('A'), as: 'b' } },
  });
  expect(problemLines(ignoredAs.find(project))).toEqual([
    'warning A.as as: A.as says "as": "children", but in a file LoopBack uses the key "as" as the name.',
  ]);
  const fixed = applyFirstFix(ignoredAs, project);
  expect(relationNames(fixed, 'A')).toEqual(['children', 'b']);
  expect(definitionOf(fixed, 'A')['relations']).toMatchObject({ children: { type: 'hasMany' } });
  expect(ignoredAs.find(fixed)).toEqual([]);
});

it('PB15: the fix does not use a name that is taken', () => {
  const project = projectOf({ name: 'A', relations: { x: { ...manyOf('A'), as: 'y' }, y: manyOf('A') } });
  expect(relationNames(applyFirstFix(ignoredAs, project), 'A')).toEqual(['x', 'y']);
});
