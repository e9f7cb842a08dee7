import { expect, it } from 'vitest';
import { mend, problemLines } from '../testing/mend.ts';
import { definitionOf, manyOf, projectOf, relationNames } from '../testing/projects.ts';
import { ignoredAs } from './ignoredAs.ts';

it('PB15: "as" in a file names nothing', () => {
  const project = projectOf({
    name: 'A',
    relations: { as: { ...manyOf('A'), as: 'children' }, b: { ...manyOf('A'), as: 'b' } },
  });
  expect(problemLines(ignoredAs.find(project))).toEqual([
    'warning A.as as: A.as says "as": "children", but in a file LoopBack takes the key "as" for the name.',
  ]);
  const fixed = mend(ignoredAs, project);
  expect(relationNames(fixed, 'A')).toEqual(['children', 'b']);
  expect(definitionOf(fixed, 'A')['relations']).toMatchObject({ children: { type: 'hasMany' } });
  expect(ignoredAs.find(fixed)).toEqual([]);
});

it('PB15: a name that is taken is not taken again', () => {
  const project = projectOf({ name: 'A', relations: { x: { ...manyOf('A'), as: 'y' }, y: manyOf('A') } });
  expect(relationNames(mend(ignoredAs, project), 'A')).toEqual(['x', 'y']);
});
