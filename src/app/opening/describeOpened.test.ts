import { expect, it } from 'vitest';
import { besideProject, type OpenedFiles } from '../../exchange/index.ts';
import { describeOpened } from './describeOpened.ts';

const opened: OpenedFiles = { name: 'shop', models: [], modelConfig: null, problems: [], skipped: [] };
const skipped = (count: number, reason: string) =>
  Array.from({ length: count }, (_, index) => ({ path: `${index}.json`, reason }));

it('says what came beside the file of a project and was left out, apart from what was skipped', () => {
  expect(describeOpened(opened, 3)).toBe('Opened 0 models');
  expect(describeOpened({ ...opened, skipped: skipped(2, 'is not a model file') }, 0)).toBe(
    'Opened 0 models · 2 skipped',
  );
  const both = [...skipped(1, 'is not a model file'), ...skipped(5, besideProject)];
  expect(describeOpened({ ...opened, skipped: both }, 0)).toBe(
    'Opened 0 models · 1 skipped · 5 files beside the project file left out: open them without it',
  );
});
