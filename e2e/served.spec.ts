import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Served, serve } from '../src/cli/open/serve.ts';
import { Designer } from './drivers/designer.ts';

let folder = '';
let served: Served;

test.beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'designer-served-'));
  folder = join(parent, 'library');
  await cp(join(import.meta.dirname, 'fixtures', 'library'), folder, { recursive: true });
  served = await serve({
    folder,
    page: join(import.meta.dirname, '..', 'dist'),
    ports: [0],
    onError: (error) => {
      throw error;
    },
  });
});

test.afterEach(async () => {
  await served.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

/** Reads every file of the folder: path → text. */
async function readFiles(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')]),
    ),
  );
}

test('the terminal opens a folder in a browser that can’t write to folders: saved back, and watched', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
  const designer = new Designer(page);
  const card = 'common/models/library-card.json';
  await page.goto(served.address);
  await expect(designer.model('LibraryCard')).toBeVisible();
  expect(page.url()).not.toContain(served.token);
  const before = await readFiles();

  await designer.addProperty('LibraryCard', 'expires', 'date');
  await page.keyboard.press('ControlOrMeta+s');
  const dialog = page.getByRole('dialog', { name: 'Save to library' });
  await expect(dialog.locator('[data-line="added"]', { hasText: '"expires"' })).toHaveCount(1);
  await expect(dialog.getByRole('button', { name: 'Save 1 file' })).toBeVisible();
  await dialog.getByRole('checkbox', { name: /^Keep positions, areas and notes/ }).check();
  await dialog.getByRole('button', { name: 'Save 2 files' }).click();
  await expect(page.getByText('Saved 2 files to library.')).toBeVisible();
  const after = await readFiles();
  const canvas = 'designer.lbcanvas';
  expect(Object.keys(after).toSorted()).toEqual([...Object.keys(before), canvas].toSorted());
  expect(
    Object.keys(after)
      .filter((path) => after[path] !== before[path])
      .toSorted(),
  ).toEqual([card, canvas]);
  expect(after[card]).toContain('"expires"');

  // After a reload the project is the same one, still connected.
  await designer.expectSaved();
  await page.reload();
  await expect(designer.property('LibraryCard', 'expires')).toBeVisible();
  await writeFile(join(folder, card), (after[card] ?? '').replace('"expires"', '"endsOn"'));
  await expect(page.getByText('1 file changed on disk: library-card.json.')).toBeVisible();
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(designer.property('LibraryCard', 'endsOn')).toBeVisible();

  // As after git pull: someone else has moved a model.
  const moved = (after[canvas] ?? '').replace(
    /("model":"LibraryCard","x":)-?\d+,"y":-?\d+/,
    '$1-2000,"y":-1500',
  );
  await writeFile(join(folder, canvas), moved);
  await expect(page.getByText('1 file changed on disk: designer.lbcanvas.')).toBeVisible();
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(page.getByText('Opened designer.lbcanvas')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('library is up to date')).toBeVisible();

  await served.close();
  await expect(page.getByText('The program that opened it has ended. Start it again.')).toBeVisible();
});
