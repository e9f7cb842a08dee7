import { expect, it } from 'vitest';
import { fileProblem, readModelFile } from '../../model/index.ts';
import { besideProject, type OpenedFiles } from '../../sources/index.ts';
import {
  describeContents,
  describeNothing,
  describeOpened,
  groupSkipped,
  usedBuiltIns,
} from './describeOpened.ts';

const opened: OpenedFiles = { name: 'shop', models: [], modelConfig: null, problems: [], skipped: [] };
const skipped = (count: number, reason: string) =>
  Array.from({ length: count }, (_, index) => ({ path: `${index}.json`, reason }));

it('counts files beside a project file separately from skipped files', () => {
  expect(describeOpened(opened, 3)).toBe('Opened 0 models');
  expect(describeOpened({ ...opened, skipped: skipped(2, 'is not a model file') }, 0)).toBe(
    'Opened 0 models · 2 skipped',
  );
  const both = [...skipped(1, 'is not a model file'), ...skipped(5, besideProject)];
  expect(describeOpened({ ...opened, skipped: both }, 0)).toBe(
    'Opened 0 models · 1 skipped · 5 files beside the project file left out: open them without it',
  );
});

const modelsOf = (...definitions: readonly { readonly name: string }[]) =>
  definitions.map((definition) => {
    const read = readModelFile(`common/models/${definition.name}.json`, JSON.stringify(definition));
    if (!read.ok) throw new Error(read.error.message);
    return { ...read.value, origin: read.value.path };
  });
const modelConfig = { path: 'server/model-config.json', text: '{}' } as unknown as OpenedFiles['modelConfig'];

it('names what was found: models, the configuration, or both', () => {
  expect(describeContents(opened)).toBe('0 models');
  expect(describeContents({ ...opened, modelConfig })).toBe('model-config.json');
  const both = { ...opened, modelConfig, models: modelsOf({ name: 'Order' }) };
  expect(describeContents(both)).toBe('1 model and model-config.json');
  const canvas = { origin: 'designer.lbcanvas' } as OpenedFiles['canvas'] & object;
  expect(describeContents({ ...both, canvas })).toBe('1 model, model-config.json and designer.lbcanvas');
  expect(describeContents({ ...opened, canvas })).toBe('designer.lbcanvas');
  const problems = [fileProblem({ path: 'shop/designer.lbcanvas', expected: 'a canvas', found: 'none' })];
  expect(describeOpened({ ...opened, canvas, problems }, 0)).toBe(
    'Opened designer.lbcanvas · parts of designer.lbcanvas could not be read',
  );
});

it('says why nothing was opened, by the first file, and what to open instead', () => {
  expect(describeNothing(opened)).toMatch(
    /^There was no model file to open\. Open a LoopBack project’s folder/,
  );
  const one = describeNothing({ ...opened, skipped: skipped(1, 'is not a model file') });
  expect(one).toMatch(/^Nothing opened: 0\.json is not a model file\. Open /);
  const three = describeNothing({ ...opened, skipped: skipped(3, 'is not a model file') });
  expect(three).toMatch(/^Nothing opened: 0\.json is not a model file \(as are 2 others\)\. Open /);
});

it('finds the built-in models that opened ones extend or relate to, without the usual bases', () => {
  const models = modelsOf(
    { name: 'Customer', base: 'User' } as { name: string },
    { name: 'Order', base: 'PersistedModel', relations: { buyer: { type: 'belongsTo', model: 'User' } } } as {
      name: string;
    },
    {
      name: 'Team',
      relations: {
        roles: { type: 'hasMany', model: 'Role', through: 'RoleMapping' },
        odd: { model: 'Gone' },
      },
    } as { name: string },
    { name: 'ACL', base: 'ACL' } as { name: string },
  );
  expect(usedBuiltIns({ ...opened, models })).toEqual([
    { name: 'User', usedBy: ['Customer', 'Order'] },
    { name: 'Role', usedBy: ['Team'] },
    { name: 'RoleMapping', usedBy: ['Team'] },
  ]);
});

it('groups skipped files by their reason, in the order in which they were met', () => {
  const files = [
    { path: 'a.js', reason: 'is not JSON' },
    { path: 'b.json', reason: 'is not a model file' },
    { path: 'c.js', reason: 'is not JSON' },
  ];
  expect(groupSkipped({ ...opened, skipped: files })).toEqual([
    { reason: 'is not JSON', paths: ['a.js', 'c.js'] },
    { reason: 'is not a model file', paths: ['b.json'] },
  ]);
});
