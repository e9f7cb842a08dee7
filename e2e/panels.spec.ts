import { expect, type Locator, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

const borderOf = (page: Page, name: string): Locator => page.getByRole('separator', { name, exact: true });

async function sizeOf(border: Locator): Promise<number> {
  return Number(await border.getAttribute('aria-valuenow'));
}

async function drag(page: Page, border: Locator, by: { x: number; y: number }): Promise<void> {
  const box = await border.boundingBox();
  if (box === null) throw new Error('The border is not on the page.');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2);
  await page.mouse.move(from.x + by.x, from.y + by.y);
}

/** How far a model is from the middle of the canvas, in pixels of the screen. */
async function fromMiddle(designer: Designer, name: string): Promise<{ x: number; y: number }> {
  const [canvas, model] = [await designer.canvas.boundingBox(), await designer.model(name).boundingBox()];
  if (canvas === null || model === null) throw new Error(`The model ${name} is not on the page.`);
  return { x: model.x - canvas.x - canvas.width / 2, y: model.y - canvas.y - canvas.height / 2 };
}

test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 720 }));

test('panels are dragged by pointer and keys, put back, hidden and remembered', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const outline = borderOf(page, 'Width of the outline');
  const inspector = borderOf(page, 'Width of the inspector');
  const dock = borderOf(page, 'Height of the dock');
  const before = await fromMiddle(designer, 'Customer');

  await drag(page, outline, { x: 90, y: 0 });
  await expect.poll(() => sizeOf(outline)).toBe(318);
  // The canvas keeps its middle while the border moves.
  await expect
    .poll(() => fromMiddle(designer, 'Customer').then(({ x }) => Math.abs(x - before.x)))
    .toBeLessThan(2);
  await page.keyboard.press('Escape');
  await expect.poll(() => sizeOf(outline)).toBe(228);
  await page.mouse.up();

  await drag(page, inspector, { x: -60, y: 0 });
  await page.mouse.up();
  await expect.poll(() => sizeOf(inspector)).toBe(384);
  await dock.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => sizeOf(dock)).toBe(344);
  await outline.focus();
  await page.keyboard.press('End');
  const widest = await sizeOf(outline);
  expect(widest).toBe(Number(await outline.getAttribute('aria-valuemax')));
  // The canvas keeps room to work.
  expect((await designer.canvas.boundingBox())?.width).toBeGreaterThanOrEqual(360);
  await page.keyboard.press('Home');
  await expect.poll(() => sizeOf(outline)).toBe(160);
  await outline.dblclick();
  await expect.poll(() => sizeOf(outline)).toBe(228);
  await drag(page, outline, { x: 30, y: 0 });
  await page.mouse.up();
  await expect.poll(() => sizeOf(outline)).toBe(258);
  expect(await findBarriers(page)).toEqual([]);

  // A window without room for both shrinks them; the wider one brings them back.
  await page.setViewportSize({ width: 1100, height: 720 });
  await expect.poll(async () => (await designer.canvas.boundingBox())?.width).toBeGreaterThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect.poll(() => sizeOf(outline)).toBe(258);

  await designer.selectNothing();
  await page.keyboard.press(']');
  await expect(designer.inspector).toBeHidden();
  await page.getByRole('button', { name: 'Show the models' }).click();
  await expect(designer.outline).toBeHidden();
  await expect.poll(async () => (await designer.canvas.boundingBox())?.width).toBe(1280);
  await page.reload();
  await expect(designer.model('Customer')).toBeVisible();
  await expect(designer.outline).toBeHidden();
  await expect(designer.inspector).toBeHidden();
  await page.keyboard.press(']');
  await page.keyboard.press('[');
  await expect.poll(() => sizeOf(outline)).toBe(258);
  await expect.poll(() => sizeOf(inspector)).toBe(384);
  await expect.poll(() => sizeOf(dock)).toBe(344);
});

test('the canvas and the dock take the whole window and give it back', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await page.keyboard.press('Shift+M');
  await expect.poll(() => designer.canvas.boundingBox()).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
  await expect(page.getByRole('banner')).toBeHidden();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show the panels' }).click();
  await expect(designer.outline).toBeVisible();
  await page.keyboard.press('Shift+M');
  // Whatever asks for a panel brings all of them back.
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('banner')).toBeVisible();

  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Maximize the dock' }).click();
  const dock = page.getByRole('region', { name: 'Dock' });
  await expect.poll(async () => (await dock.boundingBox())?.width).toBe(1280);
  await expect.poll(async () => (await dock.boundingBox())?.height).toBeGreaterThan(660);
  await expect(designer.canvas).toBeHidden();

  const playground = new Playground(page);
  await page.getByRole('button', { name: /^Run/ }).click();
  await playground.settled();
  const log = borderOf(page, 'Width of the left side in percent');
  await drag(page, log, { x: 128, y: 0 });
  await page.mouse.up();
  await expect.poll(() => sizeOf(log)).toBe(55);
  await playground.show('Data');
  await expect.poll(() => sizeOf(log)).toBe(60);

  const email = borderOf(page, 'Width of email');
  const cell = page.getByRole('gridcell').filter({ hasText: '@' }).first();
  // The column shows the addresses in full.
  expect(await cell.locator('span').evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true);
  const byContent = await sizeOf(email);
  await drag(page, email, { x: 50, y: 0 });
  await page.mouse.up();
  await expect.poll(() => sizeOf(email)).toBe(byContent + 50);
  expect(Math.round((await cell.boundingBox())?.width ?? 0)).toBe(byContent + 50);
  await email.dblclick();
  await expect.poll(() => sizeOf(email)).toBe(byContent);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show the canvas and the panels again' }).click();
  await expect(designer.canvas).toBeVisible();
});
