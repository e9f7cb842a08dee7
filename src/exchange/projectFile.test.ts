import { expect, it } from 'vitest';
import { createExampleProject } from '../model/index.ts';
import { printProjectFile } from './projectFile.ts';
import { readProjectFile } from './readProjectFile.ts';

it('opens a project file that an editor has saved with a byte order mark', () => {
  const text = printProjectFile(createExampleProject());
  const read = readProjectFile('shop.lbdesign.json', `\uFEFF${text}`);
  expect(read).toEqual(readProjectFile('shop.lbdesign.json', text));
  expect(read.ok).toBe(true);
});
