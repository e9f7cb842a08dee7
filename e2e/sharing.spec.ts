import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

async function choose(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function exported(page: Page, item: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const download: Promise<Download> = page.waitForEvent('download');
  await choose(page, item);
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function shareLink(page: Page): Promise<string> {
  await choose(page, 'Share as a link…');
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  return link;
}

test.describe('sharing', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
  });

  test('a link opens as a copy beside the existing project, after a preview', async ({ page }) => {
    await designer.addModel('Coupon', { x: 300, y: 380 });
    await designer.selectNothing();
    await designer.expectSaved();
    const link = await shareLink(page);
    await designer.clear();
    await designer.addModel('Mine', { x: 200, y: 100 });
    await designer.expectSaved();

    await page.goto('about:blank');
    await page.goto(link);
    const dialog = page.getByRole('dialog', { name: 'Someone shared a project with 4 models' });
    await expect(dialog).toContainText('Coupon');
    expect(new URL(page.url()).hash).toBe('');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await designer.modelNames()).toEqual(['Mine']);

    await page.goto(link);
    await dialog.getByRole('button', { name: 'Open as a copy' }).click();
    await expect
      .poll(async () => (await designer.modelNames()).toSorted())
      .toEqual(['Coupon', 'Customer', 'Order', 'Review']);
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('Coupon')).toBeVisible();
  });

  test('a link is copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose(page, 'Share as a link…');
    const dialog = page.getByRole('dialog', { name: 'Share as a link' });
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await page.getByRole('textbox', { name: 'Link' }).inputValue());
    expect(copied.length).toBeLessThan(2000);
  });

  test('a broken link is reported and changes nothing', async ({ page }) => {
    const before = await designer.modelNames();
    const link = await shareLink(page);
    await page.goto(link.slice(0, -30));
    const dialog = page.getByRole('dialog', { name: 'This link can’t be opened' });
    await expect(dialog).toContainText('cut off');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await designer.modelNames()).toEqual(before);
    expect(new URL(page.url()).hash).toBe('');
  });

  test('the project file opens again with its positions', async ({ page }) => {
    await designer.dragModel('Order', { x: 60, y: 140 });
    const { name, bytes } = await exported(page, 'The project as one file');
    expect(name).toBe('customer-orders.lbdesign.json');
    await designer.clear();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles([{ name, mimeType: 'application/json', buffer: bytes }]);
    await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    const again = await exported(page, 'The project as one file');
    expect(again.bytes.equals(bytes)).toBe(true);
  });

  test('the project file adds its snippets to those of the playground', async ({ page }) => {
    const code = page.getByRole('textbox', { name: 'Playground code' });
    await page.getByRole('tab', { name: 'Playground' }).click();
    await code.fill('await Customer.count()');
    const { name, bytes } = await exported(page, 'The project as one file');
    expect(bytes.toString('utf8')).toContain('await Customer.count()');
    await code.fill('await Order.count()');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles([{ name, mimeType: 'application/json', buffer: bytes }]);
    await expect(page.getByRole('button', { name: 'Details' })).toBeVisible();
    await page.getByRole('button', { name: 'Snippet 1' }).click();
    await page.getByRole('menuitem', { name: 'Snippet 2' }).click();
    await expect(code).toContainText('await Customer.count()');
  });

  test('exports a diagram and documentation as text', async ({ page }) => {
    const mermaid = await exported(page, 'Mermaid diagram');
    expect(mermaid.name).toBe('customer-orders.mmd');
    expect(mermaid.bytes.toString('utf8')).toContain('erDiagram');
    const markdown = await exported(page, 'Markdown documentation');
    expect(markdown.name).toBe('customer-orders.md');
    expect(markdown.bytes.toString('utf8')).toContain('customerId');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`exports pictures of the canvas, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const svg = await exported(page, 'Picture (SVG)');
      expect(svg.name).toBe('customer-orders.svg');
      const text = svg.bytes.toString('utf8');
      for (const part of ['>Customer<', '>orders<', '>customerId<', '>from Customer.orders<'])
        expect(text).toContain(part);
      const parsed = await page.evaluate((source) => {
        const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
        return { name: documentElement.nodeName, width: Number(documentElement.getAttribute('width')) };
      }, text);
      expect(parsed.name).toBe('svg');
      const png = await exported(page, 'Picture (PNG)');
      expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(png.bytes.readUInt32BE(16)).toBe(parsed.width * 2);
      await test.info().attach('picture', { body: png.bytes, contentType: 'image/png' });
    });
  }
});
