import { expect, type Locator, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Finger } from './drivers/finger.ts';
import { Playground } from './drivers/playground.ts';

const menuOf = (page: Page): Locator => page.getByRole('menu', { name: 'Actions' });
const itemIn = (page: Page, name: string | RegExp): Locator => menuOf(page).getByRole('menuitem', { name });

/** Its code is loaded after the first page is drawn. */
const menuIsReady = (page: Page): Promise<void> =>
  expect(page.locator('html[data-menu="ready"]')).toBeAttached();

async function choose(page: Page, thing: Locator, entry: string | RegExp): Promise<void> {
  await thing.click({ button: 'right' });
  await itemIn(page, entry).click();
  await expect(menuOf(page)).toHaveCount(0);
}

test('a right click has the actions of each thing of the design', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const designer = new Designer(page);
  await designer.open();
  await menuIsReady(page);
  // The canvas: a model where the pointer is.
  const pane = designer.canvas.locator('.react-flow__pane');
  await pane.click({ button: 'right', position: { x: 60, y: 60 } });
  await itemIn(page, 'Add model here').click();
  await page.keyboard.type('Invoice');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(designer.model('Invoice')).toBeVisible();
  const box = await designer.model('Invoice').boundingBox();
  const canvas = await designer.canvas.boundingBox();
  expect(Math.abs((box?.x ?? 0) - (canvas?.x ?? 0) - 60)).toBeLessThan(5);
  // The model: its name keeps the focus that the menu gave up.
  await choose(page, designer.model('Invoice').locator('header'), /^Rename F2/);
  await expect(designer.canvas.getByRole('textbox', { name: 'Model name' })).toBeFocused();
  await page.keyboard.type('Bill');
  await page.keyboard.press('Enter');
  await choose(page, designer.model('Bill').locator('header'), 'Copy JSON');
  await expect(page.getByText('Copied the JSON of Bill.')).toBeVisible();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({
    name: 'Bill',
  });
  // A selection of several stays.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await designer.model('Bill').locator('header').click({ button: 'right' });
  await expect(itemIn(page, 'Align left')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menuOf(page)).toHaveCount(0);
  await expect(designer.canvas.locator('.react-flow__node-model.selected')).not.toHaveCount(1);
  // A property, and the browser's own menu with Shift.
  await choose(page, designer.property('Customer', 'name'), /^Delete/);
  await expect(designer.property('Customer', 'name')).toHaveCount(0);
  await designer
    .model('Bill')
    .locator('header')
    .click({ button: 'right', modifiers: ['Shift'] });
  await expect(menuOf(page)).toHaveCount(0);
  // The outline, from one menu to the next.
  await designer.outline.locator('[data-outline-model="Bill"]').click({ button: 'right' });
  await expect(itemIn(page, 'Show on the canvas')).toBeVisible();
  await page.mouse.click((canvas?.x ?? 0) + 20, (canvas?.y ?? 0) + 20, { button: 'right' });
  await itemIn(page, 'Add note here').click();
  await page.keyboard.type('Later');
  await choose(page, designer.outline.getByRole('button', { name: 'Later' }), /^Delete/);
  await expect(designer.canvas.locator('[data-note]')).toHaveCount(0);
});

test('the keyboard opens the menu of what has the focus, and Escape returns there', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await menuIsReady(page);
  const row = designer.outline.locator('[data-outline-model="Customer"]');
  await row.focus();
  await page.keyboard.press('Shift+F10');
  await expect(menuOf(page)).toBeVisible();
  await expect(menuOf(page).locator(':focus')).toHaveText(/^Rename *F2/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(menuOf(page).locator(':focus')).toHaveText(/^Delete/);
  await page.keyboard.type('dup');
  await expect(menuOf(page).locator(':focus')).toHaveText(/^Duplicate/);
  await page.keyboard.press('Escape');
  await expect(menuOf(page)).toHaveCount(0);
  await expect(row).toBeFocused();
  // A relation, by the other key.
  const label = designer.canvas.locator('[data-relation-label]').first();
  await label.click();
  await page.keyboard.press('ContextMenu');
  await expect(itemIn(page, /^Go to Customer/)).toBeVisible();
  await page.keyboard.press('Escape');
  await label.click({ button: 'right' });
  await expect(itemIn(page, 'Copy JSON')).toBeVisible();
  await page.keyboard.press('Escape');
  // A text field keeps the browser's menu.
  await designer.outline.getByRole('searchbox').click({ button: 'right' });
  await expect(menuOf(page)).toHaveCount(0);
});

test('rows of the grid and entries of the log have their menus', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await menuIsReady(page);
  const playground = new Playground(page);
  await playground.open();
  await playground.run(`await Customer.create({name: 'Ada'});`);
  const entry = page.getByRole('log').getByRole('article').first();
  await choose(page, entry.locator('header').first(), 'Show Customer in the design');
  await expect(designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Customer');
  await choose(page, entry.locator('header').first(), 'Run again');
  await expect(page.getByRole('log').getByRole('article')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Data' }).click();
  const grid = page.getByRole('grid', { name: 'Rows of Customer' });
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
  await expect(rows).not.toHaveCount(0);
  const before = await rows.count();
  await choose(page, rows.first().getByRole('gridcell').nth(1), 'Duplicate this Customer');
  await expect(rows).toHaveCount(before + 1);
  await grid.focus();
  await page.keyboard.press('Shift+F10');
  await itemIn(page, /^Delete row/).click();
  await expect(rows).toHaveCount(before);
  await expect(grid).toBeFocused();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });
  test('a long press opens the menu, and a finger that moves pans as before', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await menuIsReady(page);
    const finger = await Finger.of(page);
    const box = await designer.model('Customer').locator('header').boundingBox();
    const at = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 12 };
    await finger.press(at);
    await expect(itemIn(page, /^Rename F2/)).toBeVisible();
    // Still down: the box does not follow.
    await finger.move({ x: at.x + 80, y: at.y + 40 });
    await finger.lift();
    await expect(itemIn(page, /^Rename F2/)).toBeVisible();
    expect(await designer.model('Customer').locator('header').boundingBox()).toEqual(box);
    await page.touchscreen.tap(5, 890);
    await expect(menuOf(page)).toHaveCount(0);
    await finger.press(at);
    await finger.move({ x: at.x + 80, y: at.y + 40 });
    await finger.lift();
    await expect
      .poll(async () => (await designer.model('Customer').locator('header').boundingBox())?.x)
      .not.toBe(box?.x);
    await expect(menuOf(page)).toHaveCount(0);
  });
});
