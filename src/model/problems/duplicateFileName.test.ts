import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { duplicateFileName } from './duplicateFileName.ts';

it('PB30: two models in one file are reported, and files that differ in case', () => {
  const [a, b, c] = projectOf({ name: 'A' }, { name: 'B' }, { name: 'C' }).models;
  if (!a || !b || !c) throw new Error('no models');
  const path = 'common/models/a.json';
  const project = { ...projectOf(), models: [a, { ...b, path }, { ...c, path: 'common/models/A.json' }] };
  expect(problemLines(duplicateFileName.find(project))).toEqual([
    'error B: B and A are both stored in common/models/a.json: LoopBack sees only one of them.',
    'warning C: The files of C and A, common/models/A.json and common/models/a.json, differ only in case: on many disks they are the same file.',
  ]);
  const fixed = applyFirstFix(duplicateFileName, applyFirstFix(duplicateFileName, project));
  expect(fixed.models.map((entry) => entry.path)).toEqual([
    path,
    'common/models/a-2.json',
    'common/models/a-3.json',
  ]);
  expect(duplicateFileName.find(fixed)).toEqual([]);
});
