import { expect, it } from 'vitest';
import { openModelFiles } from '../../exchange/openModelFiles.ts';
import { createExampleProject } from '../../model/index.ts';
import { printProjectFile } from '../../targets/project/projectFile.ts';
import { readProjectFile } from './readProjectFile.ts';

it('opens a project file that an editor has saved with a byte order mark', () => {
  const text = printProjectFile(createExampleProject());
  const read = readProjectFile('shop.lbdesign.json', `\uFEFF${text}`);
  expect(read).toEqual(readProjectFile('shop.lbdesign.json', text));
  expect(read.ok).toBe(true);
});

it('opens a project file under another name, and no other file that only resembles one', async () => {
  const project = createExampleProject();
  const open = async (path: string, text: string) =>
    (await openModelFiles({ files: [{ path, text }], problems: [], skipped: [] })).models.map(
      ({ definition }) => definition.name,
    );
  const names = project.models.map(({ definition }) => definition.name);
  const text = printProjectFile(project);
  expect(await open('shop.lbdesign (1).json', text)).toEqual(names);
  expect(await open('backup.json', `\uFEFF${JSON.stringify(JSON.parse(text))}`)).toEqual(names);
  expect(await open('a.json', '{"name": "A", "format": "loopback-model-designer"}')).toEqual(['A']);
});
