import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { browserArguments } from '../scripts/browser.js';
import { Designer } from './drivers/designer.ts';
import { serveFolder } from './drivers/serveFolder.ts';

const HOST = 'designer.lan';
const executablePath = process.env['CHROMIUM_PATH'];

test.use({
  launchOptions: {
    args: [...browserArguments, `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    ...(executablePath ? { executablePath } : {}),
  },
});

/** Opens the built page under a name of a local network, without TLS, where most new interfaces of browsers are missing. */
async function inLocalNetwork(page: Page, use: (designer: Designer) => Promise<void>): Promise<void> {
  const { port, close } = await serveFolder(join(import.meta.dirname, '..', 'dist'), '/');
  try {
    await page.goto(`http://${HOST}:${port}/`);
    expect(await page.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
    const designer = new Designer(page);
    await expect(designer.model('Order')).toBeVisible();
    await use(designer);
  } finally {
    await page.close();
    await close();
  }
}

/** Returns what a paste into the page inserts. */
async function readClipboard(page: Page): Promise<string> {
  await page.getByPlaceholder('Find a model').focus();
  await page.evaluate(() => {
    document.addEventListener(
      'paste',
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        document.documentElement.dataset['pasted'] = event.clipboardData?.getData('text/plain') ?? '';
      },
      { capture: true, once: true },
    );
  });
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('html[data-pasted]')).toHaveCount(1);
  return page.evaluate(() => {
    const { pasted = '' } = document.documentElement.dataset;
    delete document.documentElement.dataset['pasted'];
    return pasted;
  });
}

test.describe('a page without TLS under a name of the local network', () => {
  test('copies models, code and links', async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await inLocalNetwork(page, async (designer) => {
      await designer.select('Order');
      await page.keyboard.press('ControlOrMeta+c');
      await expect(page.getByText('Copied 1 model')).toBeVisible();
      expect(await readClipboard(page)).toContain('"Order"');

      await page.getByRole('button', { name: /^Run/ }).click();
      await expect(page.getByRole('region', { name: 'Log' })).toContainText('5 Customer');
      await page.getByRole('button', { name: 'Copy code' }).first().click();
      await expect(page.getByRole('button', { name: 'Copied', exact: true }).first()).toBeVisible();
      expect(await readClipboard(page)).toContain('await customer.orders.find();');

      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: /Share as a link/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Share as a link' });
      const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
      await dialog.getByRole('button', { name: 'Copy link' }).click();
      await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused();
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      expect(await readClipboard(page)).toBe(link);
      expect(errors).toEqual([]);
    });
  });

  test('reports that the browser does not let it copy', async ({ page }) => {
    await page.addInitScript(() => {
      document.execCommand = () => false;
    });
    await inLocalNetwork(page, async (designer) => {
      await designer.select('Order');
      await page.keyboard.press('ControlOrMeta+c');
      await expect(page.getByText('does not let this page write to the clipboard')).toBeVisible();
      await page.getByRole('button', { name: /^Run/ }).click();
      await page.getByRole('button', { name: 'Copy code' }).first().click();
      await expect(
        page.getByRole('button', { name: 'The browser did not let the page copy it' }),
      ).toBeVisible();
    });
  });

  test('is edited, saved, and opened in two tabs', async ({ page, context }) => {
    await inLocalNetwork(page, async (designer) => {
      await designer.addModel('Invoice', { x: 120, y: 60 });
      await designer.expectSaved();
      const other = await context.newPage();
      await other.goto(page.url());
      await expect(new Designer(other).model('Invoice')).toBeVisible();
      await other.close();
      await page.reload();
      await expect(designer.model('Invoice')).toBeVisible();
    });
  });
});
