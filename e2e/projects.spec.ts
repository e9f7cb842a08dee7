import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';

test.describe('several projects', () => {
  test('are listed, made, opened, renamed and duplicated', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();

    await projects.show();
    await expect(projects.line('Customer orders')).toContainText('3 models');
    await expect(projects.line('Customer orders')).toContainText('open');
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(page.getByText('No models yet', { exact: true })).toBeVisible();
    await designer.addModel('Invoice', { x: 300, y: 200 });
    await designer.expectSaved();

    await projects.show();
    await projects.rename('Untitled', 'Billing');
    await projects.rename('Customer orders', 'Shop');
    await projects.line('Billing').getByRole('button', { name: 'Duplicate Billing' }).click();
    await expect(projects.line('Billing copy')).toContainText('1 model');
    await projects.open('Shop');
    await expect(designer.model('Order')).toBeVisible();
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);

    // The tab finds its own project again, with everything in the others untouched.
    await page.reload();
    await expect(designer.model('Order')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Shop, all projects' })).toBeVisible();
    await projects.show();
    await projects.open('Billing copy');
    await expect(designer.model('Invoice')).toBeVisible();
    expect(await designer.modelNames()).toEqual(['Invoice']);
  });

  test('what is typed just before another is opened is saved', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();
    await projects.show();
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(page.getByText('No models yet', { exact: true })).toBeVisible();
    await designer.addModel('Last', { x: 300, y: 200 });
    await projects.show();
    await projects.open('Customer orders');
    await projects.show();
    await projects.open('Untitled');
    await expect(designer.model('Last')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo: / })).toBeEnabled();
  });

  test('each has a playground of its own', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    const code = page.getByRole('textbox', { name: /code/i });
    await expect(code).toBeVisible();
    await code.fill('await Customer.count()');
    await projects.show();
    await page.getByRole('button', { name: 'New from the example' }).click();
    await expect(projects.button('Customer orders 2')).toBeVisible();
    await expect(code).toBeVisible();
    await expect(code).not.toContainText('await Customer.count()');
    await projects.show();
    await projects.open('Customer orders');
    await expect(code).toContainText('await Customer.count()');
  });

  test('a copy has the snippets too; what is deleted for good leaves nothing behind', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    const code = page.getByRole('textbox', { name: /code/i });
    await code.fill('await Customer.count()');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('log', { name: 'Log' })).toContainText('Done in');
    await designer.expectSaved();
    await projects.show();
    await projects.line('Customer orders').getByRole('button', { name: 'Duplicate Customer orders' }).click();
    await projects.open('Customer orders copy');
    await expect(code).toContainText('await Customer.count()');

    const kept = () =>
      page.evaluate(async () => {
        const database = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('loopback-model-designer');
          request.onsuccess = () => resolve(request.result);
        });
        const keys = await new Promise<IDBValidKey[]>((resolve) => {
          const request = database.transaction('settings').objectStore('settings').getAllKeys();
          request.onsuccess = () => resolve(request.result);
        });
        database.close();
        const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
        return [...keys.map(String), ...names].filter((key) => /^playground(Snippets:|-)/.test(key)).length;
      });
    await expect.poll(kept).toBe(3);
    await projects.show();
    await projects.line('Customer orders').getByRole('button', { name: 'Remove Customer orders' }).click();
    const removed = page.getByRole('region', { name: 'Recently removed' });
    await removed.getByRole('button', { name: 'Delete for good' }).click();
    await expect(removed).toHaveCount(0);
    expect(await kept()).toBe(1);
  });

  test('a removed one comes back by undo, or from the list', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();
    await projects.show();
    // The open one too: another one is opened in its place.
    await projects.line('Customer orders').getByRole('button', { name: 'Remove Customer orders' }).click();
    await expect(projects.line('Untitled')).toContainText('open');
    await expect(projects.line('Customer orders')).toHaveCount(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(projects.line('Customer orders')).toContainText('open');

    await projects.line('Untitled').getByRole('button', { name: 'Remove Untitled' }).click();
    const removed = page.getByRole('region', { name: 'Recently removed' });
    await expect(removed).toContainText('Untitled');
    await removed.getByRole('button', { name: 'Restore' }).click();
    await expect(projects.line('Untitled')).toBeVisible();
    await projects.line('Untitled').getByRole('button', { name: 'Remove Untitled' }).click();
    await removed.getByRole('button', { name: 'Delete for good' }).click();
    await expect(removed).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(designer.model('Order')).toBeVisible();
  });

  test('a broken record is set aside and offered as a download, and the rest opens', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();
    await plantProjects(page, {
      broken: {
        version: 2,
        id: 'broken',
        name: 'Broken shop',
        modelCount: 1,
        savedAt: 1,
        removedAt: null,
        project: {},
      },
      newer: { version: 99, name: 'From the future' },
      old: oldRecord,
    });
    await projects.show();
    await expect(projects.line('Old shop')).toContainText('1 model');
    await projects.line('Broken shop').getByRole('button', { name: 'Broken shop', exact: true }).click();
    const unreadable = page.getByRole('region', { name: 'Could not be read' });
    await expect(unreadable.getByRole('listitem')).toHaveCount(2);
    const download = page.waitForEvent('download');
    await unreadable
      .getByRole('listitem')
      .filter({ hasText: 'Broken shop' })
      .getByRole('button', { name: 'Download' })
      .click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ id: 'broken', name: 'Broken shop', project: {} });
    await projects.open('Old shop');
    await expect(designer.model('Customer')).toBeVisible();
    expect(await designer.modelNames()).toEqual(['Customer']);
  });

  test('a visit whose last project is broken opens another and says so', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();
    await projects.show();
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(page.getByText('No models yet', { exact: true })).toBeVisible();
    await designer.expectSaved();
    const projectId = await page.evaluate(() => sessionStorage.getItem('project'));
    await page.goto('about:blank');
    await page.goto('/icon.svg');
    await plantProjects(page, { [projectId ?? '']: 'nonsense' });
    await designer.open();
    await expect(designer.model('Order')).toBeVisible();
    await expect(page.getByText('can’t be read')).toBeVisible();
  });
});

test.describe('snapshots', () => {
  test('are taken on opening and before files are opened, and restored as one undo step', async ({
    page,
  }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('Order')).toBeVisible();
    await designer.openFiles(['e2e/fixtures/library/common/models/book.json']);
    await expect(designer.model('Book')).toBeVisible();
    await designer.expectSaved();

    const dialog = await showSnapshots(page);
    const lines = dialog.getByRole('list', { name: 'Snapshots' }).getByRole('listitem');
    await expect(lines.first()).toContainText('3 models');
    await dialog.getByRole('button', { name: 'Take one now' }).click();
    await expect(lines.first()).toContainText('taken by hand');
    // The files came in place of the example, which nobody had touched.
    await expect(lines.first()).toContainText('1 model');
    await lines
      .nth(1)
      .getByRole('button', { name: /^Restore/ })
      .click();
    await expect(designer.model('Book')).toHaveCount(0);
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    await designer.undo();
    await expect(designer.model('Book')).toBeVisible();
  });
});

/** The list of projects, in the words of the page. */
class Projects {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name: `${name}, all projects` });
  }

  async show(): Promise<void> {
    await this.page.getByRole('button', { name: /, all projects$/ }).click();
    await expect(this.page.getByRole('dialog', { name: 'Projects' })).toBeVisible();
  }

  line(name: string): Locator {
    return this.page.locator(`[data-project="${name}"]`);
  }

  /** Opens it and waits until the list is gone. */
  async open(name: string): Promise<void> {
    await this.line(name)
      .getByRole('button', { name: new RegExp(`^${name}( open)?$`) })
      .click();
    await expect(this.page.getByRole('dialog', { name: 'Projects' })).toHaveCount(0);
    await expect(this.button(name)).toBeVisible();
  }

  async rename(from: string, to: string): Promise<void> {
    await this.line(from)
      .getByRole('button', { name: `Rename ${from}` })
      .click();
    await this.page.getByRole('textbox', { name: 'Project name' }).fill(to);
    await this.page.keyboard.press('Enter');
    await expect(this.line(to)).toBeVisible();
  }
}

async function showSnapshots(page: Page): Promise<Locator> {
  await page.getByTestId('save-status').click();
  await page.getByRole('menuitem', { name: 'Snapshots' }).click();
  const dialog = page.getByRole('dialog', { name: 'Snapshots' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** As the first version of the designer wrote it. */
const oldRecord = {
  version: 1,
  id: 'old',
  name: 'Old shop',
  modelCount: 1,
  savedAt: 1_700_000_000_000,
  project: {
    version: 1,
    name: 'Old shop',
    models: [
      {
        id: 'customer',
        path: 'common/models/customer.json',
        definition: '{"name":"Customer"}',
        source: null,
        position: { x: 0, y: 0 },
      },
    ],
    modelConfig: null,
  },
};

/** Puts records into the storage behind the page's back. */
async function plantProjects(page: Page, records: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate(async (planted) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('loopback-model-designer');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('projects', 'readwrite');
    for (const [id, record] of Object.entries(planted)) transaction.objectStore('projects').put(record, id);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  }, records);
}
