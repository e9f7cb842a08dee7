import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';

const DATABASE = 'loopback-model-designer';

async function rename(designer: Designer, from: string, to: string): Promise<void> {
  await designer.startRenaming(from);
  await designer.page.keyboard.type(to);
  await designer.page.keyboard.press('Enter');
  await expect(designer.model(to)).toBeVisible();
}

/** The designer with a saved change. */
async function openWithWork(page: Page): Promise<Designer> {
  const designer = new Designer(page);
  await designer.open();
  await rename(designer, 'Order', 'Invoice');
  await designer.expectSaved();
  return designer;
}

/** Returns the names of the stored projects, read in a page of the same origin that is not the designer. */
async function storedNames(context: BrowserContext): Promise<readonly string[]> {
  const page = await context.newPage();
  await page.goto('/icon.svg');
  const names = await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const records = await new Promise<{ name: string }[]>((resolve, reject) => {
      const request = database.transaction('projects').objectStore('projects').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return records.map((record) => record.name);
  }, DATABASE);
  await page.close();
  return names;
}

/** Deletes the databases with these names, in a page of the same origin that is not the designer. */
async function deleteDatabases(context: BrowserContext, pattern: RegExp): Promise<void> {
  const page = await context.newPage();
  await page.goto('/icon.svg');
  await page.evaluate(async (source) => {
    for (const { name = '' } of await indexedDB.databases()) {
      if (!new RegExp(source).test(name)) continue;
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    }
  }, pattern.source);
  await page.close();
}

test.describe('a storage that is lost while the page is open', () => {
  test('with the rows in it: a message says so, and the next run works, whether code was running or not', async ({
    page,
    context,
  }) => {
    const designer = new Designer(page);
    const playground = new Playground(page);
    await designer.open();
    await playground.open();
    await playground.run('await Customer.create({name: "Ada"})');
    await deleteDatabases(context, /^playground-/);
    await playground.run('await Customer.count()');
    await expect(playground.output).toContainText('all rows in it are gone: run something again');
    await expect(playground.output).not.toContainText('reload');
    await playground.run('await Customer.count()');
    await expect(playground.output).toContainText('Done in');

    await playground.type("console.log('waiting');\nfor (;;) await Customer.count();");
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(playground.output).toContainText('waiting');
    await deleteDatabases(context, /^playground-/);
    await playground.settled();
    await expect(playground.output).toContainText('all rows in it are gone: run something again');
    await playground.run('await Customer.count()');
    await expect(playground.output).toContainText('Done in');
  });

  test('to a deletion in another tab: the project is saved again, and a notice says so', async ({
    page,
    context,
  }) => {
    const designer = await openWithWork(page);
    const other = await context.newPage();
    await other.goto('/icon.svg');
    await other.evaluate(
      (name) =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = resolve;
          request.onerror = reject;
        }),
      DATABASE,
    );
    await expect(page.getByText('Another tab deleted everything')).toBeVisible();
    await designer.expectSaved();
    expect(await storedNames(context)).toEqual(['Customer orders']);
    await page.reload();
    await expect(designer.model('Invoice')).toBeVisible();
  });

  test('to clearing the site’s data: the project is saved again, and a notice says so', async ({
    page,
    context,
    baseURL,
  }) => {
    const designer = await openWithWork(page);
    const session = await context.newCDPSession(page);
    const { origin } = new URL(baseURL ?? '');
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await expect(page.getByText('as it does when the site’s data is cleared')).toBeVisible();
    await designer.expectSaved();
    expect(await storedNames(context)).toEqual(['Customer orders']);
    await page.reload();
    await expect(designer.model('Invoice')).toBeVisible();
  });
});

test('a full disk and another tab that takes over: the work is offered before anything replaces it', async ({
  page,
  context,
}) => {
  const designer = await openWithWork(page);
  const other = await context.newPage();
  await new Designer(other).open();
  await expect(other.getByTestId('follower-banner')).toBeVisible();
  await page.bringToFront();
  // The error of a full disk. A quota would be too late: Chromium remembers for a while how much room there was.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
  });
  await rename(designer, 'Review', 'Opinion');
  await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'failed');

  await other.bringToFront();
  await other.getByRole('button', { name: 'Take over' }).click();
  await expect(other.getByText('has changes that it could not save')).toBeVisible();
  await expect(other.getByText('would stay there as a snapshot')).toHaveCount(0);
  await other.getByRole('button', { name: 'Take over anyway' }).click();
  await expect(other.getByTestId('follower-banner')).toHaveCount(0);

  await page.bringToFront();
  const notice = page.getByText('could not be kept as a snapshot');
  await expect(notice).toBeVisible();
  const line = notice.locator('..');
  await expect(line.getByRole('button', { name: 'Close' })).toHaveCount(0);
  const download = page.waitForEvent('download');
  await line.getByRole('button', { name: 'Download it' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('opinion.json');
  await expect(notice).toHaveCount(0);
});
