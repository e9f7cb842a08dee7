import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

const root = join(import.meta.dirname, '..');
const library = join(root, 'e2e', 'fixtures', 'library');
const relations = join(root, 'e2e', 'fixtures', 'loopback-example-relations');

/** Reads the files of a LoopBack project: path in the project → bytes. */
function projectFiles(folder: string): Map<string, Buffer> {
  const models = readdirSync(join(folder, 'common', 'models')).map((name) => `common/models/${name}`);
  const paths = [...models.filter((path) => path.endsWith('.json')), 'server/model-config.json'];
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

interface OpenedBuffer {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function openBuffers(page: Page, files: readonly OpenedBuffer[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles([...files]);
}

async function expectUnchanged(designer: Designer, folder: string): Promise<void> {
  const files = projectFiles(folder);
  const zip = unzipSync(new Uint8Array(await designer.downloadProject()));
  expect(Object.keys(zip).toSorted()).toEqual([...files.keys()].toSorted());
  for (const [path, bytes] of files) {
    expect(Buffer.from(zip[path] ?? []).equals(bytes), `${path} byte for byte`).toBe(true);
  }
}

test.describe('files', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
    await designer.clear();
  });

  test('opens a project with every kind of relation and exports it unchanged', async () => {
    await designer.openFiles([...projectFiles(library).keys()].map((path) => join(library, path)));
    await expect.poll(() => designer.modelNames()).toHaveLength(9);
    await expect(designer.edgeLabel('wishes')).toContainText('references many');
    await expect(designer.edgeLabel('openingHours')).toContainText('embeds many');
    await expect(designer.model('Picture').locator('[data-relation="pictured"]')).toBeVisible();
    await expectUnchanged(designer, library);
  });

  test('opens the ten files of LoopBack’s relations example and exports them unchanged', async () => {
    await designer.openFiles([...projectFiles(relations).keys()].map((path) => join(relations, path)));
    await expect.poll(() => designer.modelNames()).toHaveLength(10);
    for (const name of ['orders', 'shipments', 'accounts', 'emails']) {
      await expect(designer.edgeLabel(name)).toHaveCount(1);
    }
    await expectUnchanged(designer, relations);
  });

  test('opening is one undo step', async () => {
    await designer.openFiles([
      join(library, 'common/models/book.json'),
      join(library, 'common/models/loan.json'),
    ]);
    await expect.poll(() => designer.modelNames()).toEqual(['Book', 'Loan']);
    await designer.undo();
    await expect.poll(() => designer.modelNames()).toEqual([]);
    await designer.redo();
    await expect.poll(() => designer.modelNames()).toEqual(['Book', 'Loan']);
  });

  test('opens the tables of a database after a look at them, as one undo step', async ({ page }) => {
    const sql = `CREATE TABLE customer (id serial PRIMARY KEY);
      CREATE TABLE "order" (id serial PRIMARY KEY, customer_id int REFERENCES customer);`;
    await openBuffers(page, [{ name: 'shop.sql', mimeType: '', buffer: Buffer.from(sql) }]);
    const preview = page.getByRole('dialog', { name: 'Open shop' });
    await expect(preview.getByText('orders: has many Order')).toBeVisible();
    await preview.getByRole('button', { name: 'Open 2 models' }).click();
    await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Order']);
    await expect(designer.edgeLabel('orders')).toHaveCount(1);
    await designer.undo();
    await expect.poll(() => designer.modelNames()).toEqual([]);
  });

  test('changes nothing but the edit in an edited file', async ({ page }) => {
    await designer.openFiles([join(library, 'common/models/library-card.json')]);
    await designer.addProperty('LibraryCard', 'expires', 'date');
    await page.keyboard.press('Escape');
    const { fileName, text } = await designer.downloadModel('LibraryCard');
    const before = readFileSync(join(library, 'common/models/library-card.json'), 'utf8');
    expect(fileName).toBe('library-card.json');
    const added = text.split('\n').filter((line) => !before.split('\n').includes(line));
    expect(text).toContain('"x-printed-by": "office"');
    expect(added.join('\n')).toContain('"expires"');
    expect(added.length).toBeLessThanOrEqual(5);
  });

  test('refuses what does not parse, with the position, and opens the valid files beside it', async ({
    page,
  }) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles([
      { name: 'good.json', mimeType: 'application/json', buffer: Buffer.from('{"name": "Good"}') },
      {
        name: 'bad.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{\n  "name": "Bad",\n  "base" "x"\n}'),
      },
      {
        name: 'odd.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{"name": "Odd", "relations": {"parts": 5}}'),
      },
    ]);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('bad.json:3');
    await expect(dialog).toContainText('odd.json');
    await expect(dialog).toContainText('relations.parts');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await designer.modelNames()).toEqual(['Good']);
  });

  test('asks before it replaces a model, and keeps the existing one on request', async ({ page }) => {
    await designer.addModel('Book', { x: 200, y: 100 });
    await designer.selectNothing();
    await designer.openFiles([
      join(library, 'common/models/book.json'),
      join(library, 'common/models/loan.json'),
    ]);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Already in this project: Book');
    await expect(dialog.getByRole('radio', { name: 'Add to this project' })).toBeChecked();
    await dialog.getByRole('radio', { name: 'Keep existing, add the rest' }).check();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(() => designer.modelNames()).toEqual(['Book', 'Loan']);
    await expect(designer.property('Book', 'isbn')).toHaveCount(0);
  });

  test('replaces the project on request, as one undo step', async ({ page }) => {
    await designer.addModel('Planet', { x: 200, y: 100 });
    await designer.selectNothing();
    await designer.openFiles([join(library, 'common/models/loan.json')]);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Replace this project' }).check();
    await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect.poll(() => designer.modelNames()).toEqual(['Loan']);
    await designer.undo();
    await expect.poll(() => designer.modelNames()).toEqual(['Planet']);
  });

  test('changes nothing when the question is cancelled', async ({ page }) => {
    await designer.addModel('Planet', { x: 200, y: 100 });
    await designer.selectNothing();
    await designer.openFiles([join(library, 'common/models/loan.json')]);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await designer.modelNames()).toEqual(['Planet']);
  });

  test('opens a zip with scripts, lists what it skipped, and exports the same bytes', async ({ page }) => {
    const files = projectFiles(library);
    const script = Buffer.from('module.exports = function(Book) {};\r\n');
    const zip = zipSync({
      ...Object.fromEntries([...files].map(([path, bytes]) => [`library/${path}`, new Uint8Array(bytes)])),
      'library/common/models/book.js': new Uint8Array(script),
      'library/package.json': new TextEncoder().encode('{"name": "library"}'),
    });
    await openBuffers(page, [{ name: 'library.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
    await expect.poll(() => designer.modelNames()).toHaveLength(9);
    await page.getByRole('button', { name: 'Details' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('1 .js file beside a model is kept');
    await dialog.getByText('1 file or folder was skipped').click();
    await expect(dialog).toContainText('library/package.json');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const out = unzipSync(new Uint8Array(await designer.downloadProject()));
    expect(Buffer.from(out['common/models/book.js'] ?? [])).toEqual(script);
    for (const [path, bytes] of files) expect(Buffer.from(out[path] ?? []).equals(bytes), path).toBe(true);
  });

  test('says why it refuses a zip', async ({ page }) => {
    const zip = zipSync({ 'common/models/bomb.json': new Uint8Array(20 * 1024 * 1024) });
    await openBuffers(page, [{ name: 'bomb.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
    await expect(page.getByRole('dialog')).toContainText('at most 5.0 MB');
    await expect(page.getByRole('dialog')).toContainText('20.0 MB');
  });

  test('accepts pasted JSON, but not while a text is typed', async ({ page }) => {
    const paste = (text: string) =>
      page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    await paste('{"name": "Comet", "properties": {"tail": "number"}}');
    await expect(designer.property('Comet', 'tail')).toBeVisible();
    await designer.select('Comet');
    await designer.startRenaming('Comet');
    await paste('{"name": "Moon"}');
    await page.keyboard.press('Escape');
    await paste('{"name": "Moon" "base"}');
    await expect(page.getByText('The pasted JSON is not a model, line 1')).toBeVisible();
    await paste('see https://example.com');
    await expect(
      page.getByText('The pasted text is not a model: expected models in JSON, SQL'),
    ).toBeVisible();
    expect(await designer.modelNames()).toEqual(['Comet']);
  });

  test('accepts JSON that is typed into the dialog, and says where it is wrong', async ({ page }) => {
    await page.getByRole('button', { name: 'More ways to open' }).click();
    await page.getByRole('menuitem', { name: 'Paste models' }).click();
    const field = page.getByRole('textbox', { name: 'Models as text' });
    await field.fill('{\n  "name": "Comet",\n  "base" "Moon"\n}');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Line 3');
    await field.fill('[{"name": "Comet"}, {"name": "Sun", "base": []}, {"name": "Moon"}]');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('dialog')).toContainText('1 pasted model could not be opened');
    await expect(page.getByRole('dialog')).toContainText('Sun, number 2 of the list');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
    await expect.poll(() => designer.modelNames()).toEqual(['Comet', 'Moon']);
  });

  test('opens files that are dropped on the canvas', async ({ page }) => {
    const text = readFileSync(join(library, 'common/models/reader.json'), 'utf8');
    const transfer = await page.evaluateHandle((content) => {
      const items = new DataTransfer();
      items.items.add(new File([content], 'reader.json', { type: 'application/json' }));
      return items;
    }, text);
    await designer.canvas.dispatchEvent('dragover', { dataTransfer: transfer });
    await designer.canvas.dispatchEvent('drop', { dataTransfer: transfer });
    await expect.poll(() => designer.modelNames()).toEqual(['Reader']);
  });
});
