import { join } from 'node:path';
import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { Designer } from './drivers/designer.ts';
import { drop } from './drivers/drop.ts';
import { test } from './drivers/quickTest.ts';

const library = join(import.meta.dirname, 'fixtures', 'library');

test.describe('dropping', () => {
  test('a project folder adds its models, under their paths in the project', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.clear();
    await drop(page, designer.canvas, [library]);
    await expect(designer.model('LibraryCard')).toBeVisible();
    const names = await designer.modelNames();
    expect(names).toContain('Book');
    expect(names).toContain('Reader');
    expect(await exportedPaths(designer)).toEqual(
      expect.arrayContaining(['common/models/library-card.json', 'server/model-config.json']),
    );
    await page.keyboard.press('ControlOrMeta+z');
    expect(await designer.modelNames()).toEqual([]);
  });

  test('single files are added under common/models', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.clear();
    const models = join(library, 'common', 'models');
    await drop(page, designer.canvas, [join(models, 'book.json'), join(models, 'author.json')]);
    await expect(designer.model('Author')).toBeVisible();
    expect([...(await designer.modelNames())].sort()).toEqual(['Author', 'Book']);
    expect(await exportedPaths(designer)).toContain('common/models/book.json');
  });

  test('a file dropped beside the canvas is refused, so that the browser does not open it instead of the page', async ({
    page,
  }) => {
    const designer = new Designer(page);
    await designer.open();
    const refused = page.evaluate(
      () =>
        new Promise((resolve) => {
          window.addEventListener('dragover', ({ defaultPrevented, dataTransfer }) =>
            resolve([defaultPrevented, dataTransfer?.dropEffect]),
          );
        }),
    );
    await drop(page, designer.inspector, [join(library, 'common', 'models', 'book.json')]);
    expect(await refused).toEqual([true, 'none']);
    expect(await designer.modelNames()).not.toContain('Book');
  });
});

async function exportedPaths(designer: Designer): Promise<string[]> {
  return Object.keys(unzipSync(new Uint8Array(await designer.downloadProject())));
}
