import { expect, it } from 'vitest';
import { mend, told } from '../testing/mend.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { overruledSetting } from './overruledSetting.ts';

it('PB22: a setting that "options" overrules is told', () => {
  const project = projectOf({
    name: 'A',
    plural: 'top',
    strict: true,
    options: { plural: 'inner', strict: true, validateUpsert: true },
  });
  expect(told(overruledSetting.find(project))).toEqual([
    'warning A plural: A gives "plural" twice: LoopBack takes the one in "options" and forgets the one beside it.',
  ]);
  const fixed = mend(overruledSetting, project);
  expect(definitionOf(fixed, 'A')['plural']).toBeUndefined();
  expect(overruledSetting.find(fixed)).toEqual([]);
});
