import { expect, it } from 'vitest';
import { mend, problemLines } from '../testing/mend.ts';
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
    'error A.trigger: A.trigger has a name that LoopBack keeps for itself: LoopBack does not boot.',
    'error A.save: A.save takes the place of save(), which every instance has.',
    'warning A.a.b: A.a.b has a dot in its name: in code it has to be written in brackets.',
  ]);
  expect(relationNames(mend(illegalRelationName, project), 'A')).toEqual(['bs', 'save', 'a.b', 'saves']);
});
