import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { answerPicker, libraryFiles, openFolder, readFiles, writeFiles } from './drivers/pickedFolder.ts';
import { test } from './drivers/quickTest.ts';

test.describe('folders', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    await answerPicker(page);
    designer = new Designer(page);
    await designer.open();
    await writeFiles(page, libraryFiles());
    await openFolder(page);
    await expect(designer.model('LibraryCard')).toBeVisible();
  });

  test('saves only what changed to an opened folder, after a preview of the lines', async ({ page }) => {
    const before = await readFiles(page);
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByText('shop is up to date')).toBeVisible();
    await designer.addProperty('LibraryCard', 'expires', 'date');
    await page.keyboard.press('ControlOrMeta+s');
    const dialog = page.getByRole('dialog', { name: 'Save to shop' });
    await expect(dialog).toContainText('1 file differs');
    await expect(dialog.locator('[data-line="added"]', { hasText: '"expires"' })).toHaveCount(1);
    expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save 1 file' }).click();
    await expect(page.getByText('Saved 1 file to shop.')).toBeVisible();
    const after = await readFiles(page);
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed).toEqual(['common/models/library-card.json']);
    expect(after['common/models/library-card.json']).toContain('"x-printed-by": "office"');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByText('up to date').last()).toBeVisible();

    // The project keeps its folder after a reload: it is not picked again.
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('LibraryCard')).toBeVisible();
    await page.evaluate(() => {
      Object.assign(window, { showDirectoryPicker: () => Promise.reject(new Error('picked again')) });
    });
    await designer.addProperty('LibraryCard', 'colour');
    await page.keyboard.press('ControlOrMeta+s');
    await dialog.getByRole('button', { name: 'Save 1 file' }).click();
    await expect(page.getByText('Saved 1 file to shop.')).toBeVisible();
    expect((await readFiles(page))['common/models/library-card.json']).toContain('"colour"');
  });

  test('a browser that can’t write to folders downloads a zip', async ({ page }) => {
    await page.evaluate(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
    const download = page.waitForEvent('download');
    await page.keyboard.press('ControlOrMeta+s');
    expect((await download).suggestedFilename()).toBe('shop.zip');
    await expect(page.getByText('can’t write to folders')).toBeVisible();
  });

  test('a rename moves the file, its script and its entry', async ({ page }) => {
    await designer.startRenaming('Book');
    await page.keyboard.type('Volume');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+s');
    const dialog = page.getByRole('dialog', { name: 'Save to shop' });
    await dialog.getByRole('button', { name: /^Save \d+ files$/ }).click();
    await expect(dialog).toHaveCount(0);
    const after = await readFiles(page);
    for (const path of ['common/models/volume.json', 'common/models/volume.js', 'package.json']) {
      expect(Object.keys(after)).toContain(path);
    }
    expect(Object.keys(after)).not.toContain('common/models/book.json');
    expect(after['server/model-config.json']).toContain('"Volume"');
  });

  test('what another program changed is reported, and not overwritten without asking', async ({ page }) => {
    await designer.addProperty('LibraryCard', 'expires', 'date');
    await writeFiles(page, { 'common/models/library-card.json': '{"name": "LibraryCard"}' });
    await page.keyboard.press('ControlOrMeta+s');
    const dialog = page.getByRole('dialog', { name: 'Save to shop' });
    await expect(dialog).toContainText('Also changed on disk');
    const file = dialog.getByRole('checkbox', { name: 'common/models/library-card.json' });
    await expect(file).not.toBeChecked();
    await expect(dialog.getByRole('button', { name: 'Save 0 files' })).toBeDisabled();
    await file.check();
    await dialog.getByRole('button', { name: 'Save 1 file' }).click();
    await expect(dialog).toHaveCount(0);
    expect((await readFiles(page))['common/models/library-card.json']).toContain('"expires"');
  });
});

test('reading a folder shows its progress and can be cancelled', async ({ page }) => {
  await answerPicker(page);
  const designer = new Designer(page);
  await designer.open();
  const before = await designer.modelNames();
  const loose = Object.entries(libraryFiles()).map(([path, text]) => [path.split('/').at(-1) ?? '', text]);
  await writeFiles(page, { ...Object.fromEntries(loose), 'a/b/c/order.json': '{"name": "Order"}' });
  await page.evaluate(() => {
    Object.assign(window, { isStuckDisk: true });
  });
  await openFolder(page);
  const dialog = page.getByRole('dialog', { name: 'Opening files' });
  await expect(dialog).toContainText('Looking into folders');
  expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('nothing has changed')).toBeVisible();
  expect(await designer.modelNames()).toEqual(before);
});

test('a folder of a thousand models opens while the page keeps drawing', async ({ page }) => {
  await answerPicker(page);
  const designer = new Designer(page);
  await designer.open();
  await page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('shop', { create: true });
    const common = await root.getDirectoryHandle('common', { create: true });
    const models = await common.getDirectoryHandle('models', { create: true });
    for (let index = 0; index < 1000; index += 1) {
      const properties = Object.fromEntries(
        Array.from({ length: 8 }, (_, each) => [`property${each}`, { type: 'string' }]),
      );
      const relations = {
        next: { type: 'belongsTo', model: `Model${(index + 1) % 1000}`, foreignKey: '' },
        ...(index % 2 === 0
          ? { halves: { type: 'hasMany', model: `Model${index / 2}`, foreignKey: '' } }
          : {}),
      };
      const file = await models.getFileHandle(`model-${index}.json`, { create: true });
      const stream = await file.createWritable();
      await stream.write(
        JSON.stringify({ name: `Model${index}`, base: 'PersistedModel', properties, relations }, null, 2),
      );
      await stream.close();
    }
  });
  // Count the frames while files are read. The benchmark of the canvas measures the placing and drawing.
  await page.evaluate(() => {
    const blocked: number[] = [];
    const seen = { isDone: false };
    Object.assign(window, { blocked });
    const measure = (before: number) => (now: number) => {
      seen.isDone ||= document.querySelector('[data-model="Model1"]') !== null;
      if (!seen.isDone) {
        blocked.push(now - before);
        requestAnimationFrame(measure(now));
      }
    };
    requestAnimationFrame(measure(performance.now()));
  });
  await openFolder(page);
  await expect(page.getByText('Opened 1,000 models')).toBeVisible({ timeout: 30_000 });
  // The page kept drawing; how fast is measured, not tested.
  const frames = await page.evaluate(() => (window as unknown as { blocked: number[] }).blocked);
  expect(frames.length).toBeGreaterThan(5);
});
