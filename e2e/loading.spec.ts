import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { Designer } from './drivers/designer.ts';

/** Blocks the files with that name. Returns a function that unblocks them. */
async function blockFiles(page: Page, name: string): Promise<() => Promise<void>> {
  const pattern = new RegExp(`/assets/${name}-`);
  await page.route(pattern, (route) => route.abort());
  return () => page.unroute(pattern);
}

const failureOf = (page: Page, name: string) =>
  page.getByRole('alert').filter({ hasText: `${name} could not be loaded.` });

const tryAgain = (page: Page, name: string) =>
  failureOf(page, name).getByRole('button', { name: 'Try again' }).click();

test.describe('a part that can’t be loaded', () => {
  test('over the page fails alone, and loads with the next try', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    const restore = await blockFiles(page, 'Palette');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(failureOf(page, 'The search')).toBeVisible();
    await failureOf(page, 'The search').getByRole('button', { name: 'Close' }).click();
    await expect(failureOf(page, 'The search')).toHaveCount(0);
    await designer.addModel('Invoice', { x: 120, y: 60 });
    await page.keyboard.press('ControlOrMeta+k');
    // Wait for it: the second request must fail, too.
    await expect(failureOf(page, 'The search')).toBeVisible();
    await restore();
    await tryAgain(page, 'The search');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible();
  });

  test('in the inspector fails alone, its styles too, and loads with them', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    const restore = await blockFiles(page, '\\w*[iI]nspector');
    await designer.model('Order').locator('header').click();
    await expect(failureOf(page, 'The inspector')).toBeVisible();
    await restore();
    await tryAgain(page, 'The inspector');
    await expect(designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Order');
    const missing = () =>
      page.evaluate(() => {
        const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
        const there = new Set(links.filter(({ sheet }) => sheet !== null).map(({ href }) => href));
        return links.map(({ href }) => href).filter((href) => !there.has(href));
      });
    // Those of parts that are loaded ahead may still be on their way.
    await expect.poll(missing).toEqual([]);
  });

  test('behind a button leaves the button, which tries again', async ({ page }) => {
    await new Designer(page).open();
    const restore = await blockFiles(page, 'MenuPopup');
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(failureOf(page, 'The menu')).toBeVisible();
    await restore();
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('menuitem', { name: /All files as a zip/ })).toBeVisible();
  });

  test('leaves the canvas without edges, or the dock without its playground, until the next try', async ({
    page,
  }) => {
    const restores = [await blockFiles(page, 'toEdges'), await blockFiles(page, 'Playground')];
    const designer = new Designer(page);
    await designer.open();
    await expect(failureOf(page, 'The playground')).toBeVisible();
    await expect(designer.model('Customer')).toBeVisible();
    await expect(designer.edgeLabel('orders')).toHaveCount(0);
    for (const restore of restores) await restore();
    await tryAgain(page, 'The code that draws relations');
    await expect(designer.edgeLabel('orders')).toBeVisible();
    await tryAgain(page, 'The playground');
    await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible();
  });

  test('of an action is reported, and the action works at the next try', async ({ page }) => {
    await new Designer(page).open();
    await page.getByRole('button', { name: 'Export' }).click();
    const restore = await blockFiles(page, 'lateExports');
    await page.getByRole('menuitem', { name: /Mermaid/ }).click();
    const notice = page.getByText('The code for this format could not be loaded.');
    await expect(notice).toBeVisible();
    await restore();
    const download = page.waitForEvent('download');
    await notice.locator('..').getByRole('button', { name: 'Try again' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.mmd$/);
  });
});

test('copies can be made offline, and a part that does not load is reported', async ({ page, context }) => {
  const designer = new Designer(page);
  const restore = await blockFiles(page, 'copies');
  const failed = page.waitForEvent('requestfailed', (request) => /\/assets\/copies-/.test(request.url()));
  await designer.open();
  await designer.select('Order');
  // It is requested ahead of time, and a failure of that is not shown.
  await failed;
  await expect(page.getByText('could not be loaded.')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+d');
  const notice = page.getByText('The code that makes copies could not be loaded.');
  await expect(notice).toBeVisible();
  await restore();
  await notice.locator('..').getByRole('button', { name: 'Try again' }).click();
  await expect(designer.model('Order2')).toBeVisible();

  const ahead = page.waitForResponse((response) => /\/assets\/runLayout-/.test(response.url()));
  await page.reload();
  await ahead;
  await designer.select('Customer');
  await context.setOffline(true);
  await page.keyboard.press('ControlOrMeta+d');
  await expect(designer.model('Customer2')).toBeVisible();
});

test('the error page offers the files without a connection', async ({ page, context }) => {
  const designer = new Designer(page);
  // Loaded ahead after the code that prints files.
  const ahead = page.waitForResponse(/copies-.*\.js$/);
  await designer.open();
  await ahead;
  await designer.select('Order');
  await context.setOffline(true);
  // A fault of the page itself and not of a part: in the list of notices.
  await page.evaluate(() => {
    const { map } = Array.prototype;
    Array.prototype.map = function (this: unknown[], ...args: Parameters<typeof map>) {
      const [first] = this;
      if (typeof first === 'object' && first !== null && 'tone' in first)
        throw new Error('a fault of the page');
      return map.apply(this, args);
    } as typeof map;
  });
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByRole('heading', { name: 'failed to draw this page' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the files' }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  expect(Object.keys(files)).toContain('common/models/order.json');
  // The list of projects is loaded later: it fails alone.
  await page.getByRole('button', { name: 'All projects' }).click();
  await expect(failureOf(page, 'The list of projects')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download the files' })).toBeVisible();
});

test('a new version is offered once the work is saved, and opens the same project', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.addModel('Invoice', { x: 120, y: 60 });
  // The host has newer files, under other names.
  await page.route(/\/assets\/Palette-/, (route) => route.fulfill({ status: 404 }));
  await page.route('/', async (route) => {
    const answer = await route.fetch();
    const text = (await answer.text()).replace(/assets\/index-[^"]+\.js/, 'assets/index-newer.js');
    await route.fulfill({ response: answer, body: text });
  });
  await page.keyboard.press('ControlOrMeta+k');
  const notice = page.getByText('A new version of the designer is available.');
  await expect(notice).toBeVisible();
  await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'saved');
  await page.unroute('/');
  await page.unroute(/\/assets\/Palette-/);
  await notice.locator('..').getByRole('button', { name: 'Reload' }).click();
  await expect(notice).toHaveCount(0);
  await expect(designer.model('Invoice')).toBeVisible();
});
