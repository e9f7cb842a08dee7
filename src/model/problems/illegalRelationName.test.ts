import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, projectOf, relationNames } from '../testing/projects.ts';
import { illegalRelationName } from './illegalRelationName.ts';

it('PB18: names that LoopBack refuses, or that hide a method, are reported', () => {
  const project = projectOf(
    {
      name: 'A',
      relations: { trigger: manyOf('B'), save: manyOf('B'), 'a.b': manyOf('B'), saves: manyOf('B') },
    },
    { name: 'B' },
  );
  expect(problemLines(illegalRelationName.find(project))).toEqual([
    'error A.trigger: A.trigger has a name that LoopBack reserves: LoopBack does not boot.',
    'error A.save: A.save hides save(), a method of every instance.',
    'warning A.a.b: A.a.b has a dot in its name: code has to write it in brackets.',
  ]);
  expect(relationNames(applyFirstFix(illegalRelationName, project), 'A')).toEqual([
    'bs',
    'save',
    'a.b',
    'saves',
  ]);
});
