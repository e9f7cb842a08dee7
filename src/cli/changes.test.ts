import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeChanges } from './changes.ts';
import { createFolder, type TestFolder } from './testing/runProgram.ts';

let folder: TestFolder;

beforeEach(async () => {
  folder = await createFolder({ 'a.json': 'old a', 'b.json': 'old b' });
});

afterEach(() => folder.remove());

const change = (path: string, before: string) => ({
  path,
  absolute: join(folder.path, path),
  before,
  text: `new ${path}`,
});

it('replaces files, keeps who may read them, and leaves nothing beside them', async () => {
  await chmod(join(folder.path, 'a.json'), 0o640);
  await writeChanges({ files: [change('a.json', 'old a')], patch: '' });
  expect(await readFile(join(folder.path, 'a.json'), 'utf8')).toBe('new a.json');
  expect((await stat(join(folder.path, 'a.json'))).mode & 0o777).toBe(0o640);
  expect(await readdir(folder.path)).toEqual(['a.json', 'b.json']);
});

it('does not overwrite what another program has written since', async () => {
  await writeFile(join(folder.path, 'b.json'), 'changed b');
  await expect(
    writeChanges({ files: [change('a.json', 'old a'), change('b.json', 'old b')], patch: '' }),
  ).rejects.toThrow(
    'b.json cannot be written: another program has changed it in the meantime; run the command again. The 1 file before it was written.',
  );
  expect(await readFile(join(folder.path, 'b.json'), 'utf8')).toBe('changed b');
});

it('says that a file cannot be written', async () => {
  const below = { ...change('a.json/c.json', ''), before: null };
  await expect(writeChanges({ files: [below], patch: '' })).rejects.toThrow(
    'a.json/c.json cannot be written: it is not a folder. Nothing was written.',
  );
});

it('writes a new file, and not over one that is there', async () => {
  await writeChanges({ files: [{ ...change('new.json', ''), before: null }], patch: '' });
  expect(await readFile(join(folder.path, 'new.json'), 'utf8')).toBe('new new.json');
  await expect(
    writeChanges({ files: [{ ...change('b.json', ''), before: null }], patch: '' }),
  ).rejects.toThrow('another program has changed it');
});
