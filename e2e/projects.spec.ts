import { expect, type Locator, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Projects } from './drivers/projects.ts';
import { test } from './drivers/quickTest.ts';

test.describe('several projects', () => {
  test('are listed, created, opened, renamed and duplicated', async ({ page }) => {
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

    // The tab opens its own project again, and the others are unchanged.
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

  test('each has its own playground', async ({ page }) => {
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

  test('a copy has the snippets too; a permanent deletion leaves nothing behind', async ({ page }) => {
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

    const countStored = () =>
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
    await expect.poll(countStored).toBe(3);
    await projects.show();
    await projects.line('Customer orders').getByRole('button', { name: 'Remove Customer orders' }).click();
    const removed = page.getByRole('region', { name: 'Recently removed' });
    await removed.getByRole('button', { name: 'Delete permanently' }).click();
    await expect(removed).toHaveCount(0);
    expect(await countStored()).toBe(1);
  });

  test('a removed project can be restored by undo, or from the list', async ({ page }) => {
    const designer = new Designer(page);
    const projects = new Projects(page);
    await designer.open();
    await designer.expectSaved();
    await projects.show();
    // Even the open one: another project opens instead.
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
    await removed.getByRole('button', { name: 'Delete permanently' }).click();
    await expect(removed).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(designer.model('Order')).toBeVisible();
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
    await dialog.getByRole('button', { name: 'Take snapshot' }).click();
    await expect(lines.first().getByPlaceholder('manual')).toBeVisible();
    // The files replaced the example, which was unchanged.
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

async function showSnapshots(page: Page): Promise<Locator> {
  await page.getByTestId('save-status').click();
  await page.getByRole('menuitem', { name: 'Snapshots' }).click();
  const dialog = page.getByRole('dialog', { name: 'Snapshots' });
  await expect(dialog).toBeVisible();
  return dialog;
}
