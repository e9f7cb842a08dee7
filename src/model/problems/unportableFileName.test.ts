import { expect, it } from 'vitest';
import type { Project } from '../project.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { unportableFileName } from './unportableFileName.ts';

it('PB75: a file name that Windows does not allow is reported', () => {
  const paths = [
    'common/models/con.json',
    'common/models/LPT1.local.json',
    'common/models./a.json',
    'common/models/what?.json',
    `common/models/${'é'.repeat(130)}.json`,
    'common/models/console.json',
  ];
  const [model] = projectOf({ name: 'Con' }).models;
  if (!model) throw new Error('no model');
  const project = {
    ...projectOf(),
    models: paths.map((path, index) => ({ ...model, id: `m${index}`, path })),
  };
  expect(problemLines(unportableFileName.find(project)).map((text) => text.replace(/é{9,}/, 'é…'))).toEqual([
    'warning m0: The file of Con, common/models/con.json, can’t be created on Windows, which keeps the name "con" for a device.',
    'warning m1: The file of Con, common/models/LPT1.local.json, can’t be created on Windows, which keeps the name "LPT1" for a device.',
    'warning m2: The file of Con, common/models./a.json, can’t be created on Windows, which drops a dot or space at the end of a name.',
    'warning m3: The file of Con, common/models/what?.json, can’t be created on Windows, which allows no ? in a name.',
    'warning m4: The file of Con, common/models/é….json, can’t be created on Windows, which allows at most 255 characters in a name.',
  ]);
  let fixed: Project = project;
  for (let left = 5; left > 0; left -= 1) fixed = applyFirstFix(unportableFileName, fixed);
  expect(unportableFileName.find(fixed)).toEqual([]);
  expect(new Set(fixed.models.map(({ path }) => path)).size).toBe(6);
  expect(fixed.models[0]?.path).toBe('common/models/con-model.json');
});
