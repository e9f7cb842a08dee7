import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { overruledSetting } from './overruledSetting.ts';

it('PB22: a setting that "options" overrides is reported', () => {
  const project = projectOf({
    name: 'A',
    plural: 'top',
    strict: true,
    options: { plural: 'inner', strict: true, validateUpsert: true },
  });
  expect(problemLines(overruledSetting.find(project))).toEqual([
    'warning A plural: A gives "plural" twice: LoopBack uses the one in "options" and ignores the top-level one.',
  ]);
  const fixed = applyFirstFix(overruledSetting, project);
  expect(definitionOf(fixed, 'A')['plural']).toBeUndefined();
  expect(overruledSetting.find(fixed)).toEqual([]);
});
