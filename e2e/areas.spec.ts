import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

test.describe('areas and notes', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
  });

  test('groups models in an area, which moves and is copied with them, and keeps them when it is deleted', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await designer.select('Customer');
    await designer
      .model('Order')
      .locator('header')
      .click({ modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('Shift+G');
    const title = designer.canvas.getByRole('textbox', { name: 'Area title' });
    await expect(title).toBeFocused();
    await page.keyboard.type('Sales');
    await page.keyboard.press('Enter');
    await expect(designer.area('Sales')).toBeVisible();
    await expect(page.getByTestId('announcer')).toHaveText('Area Sales, 2 models: Customer, Order');
    await expect(designer.outline.locator('[data-outline-area="Sales"]')).toBeVisible();

    // The upper edge is out of view: show everything before the drag.
    const top = (await designer.canvas.boundingBox())?.y ?? 0;
    await page.keyboard.press('f');
    await expect.poll(async () => (await designer.area('Sales').boundingBox())?.y).toBeGreaterThan(top);
    const start = await designer.positionOf('Customer');
    const apart = await designer.positionOf('Review');
    await designer.dragArea('Sales', { x: -40, y: 60 });
    const moved = await designer.positionOf('Customer');
    expect(moved).not.toEqual(start);
    expect(await designer.positionOf('Review')).toEqual(apart);
    await designer.undo();
    await expect.poll(() => designer.positionOf('Customer')).toEqual(start);

    // The copy of the area contains the copies of its models; one undo removes all of them.
    await designer.area('Sales').locator('header').click();
    await page.keyboard.press('ControlOrMeta+c');
    await expect(page.getByText('Copied 2 models, 1 area')).toBeVisible();
    for (const key of ['d', 'v']) {
      await page.keyboard.press(`ControlOrMeta+${key}`);
      await expect(page.getByTestId('announcer')).toHaveText('2 models, 1 area selected');
      await designer.outline.locator('[data-outline-area="Sales 2"]').click();
      await expect(page.getByTestId('announcer')).toHaveText('Area Sales 2, 2 models: Customer2, Order2');
      await designer.undo();
      await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
      await expect(designer.area('Sales 2')).toHaveCount(0);
    }
    // An area with its models is lined up as one.
    await page.keyboard.press('ControlOrMeta+a');
    await designer.inspector.getByRole('button', { name: 'Align bottoms' }).click();
    await expect.poll(async () => (await designer.positionOf('Review')).y).not.toBe(apart.y);
    await designer.undo();
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await expect.poll(() => designer.positionOf('Customer')).toEqual(start);

    // A drag inside the area pans the canvas, and everything moves equally.
    const { x, y } = await designer.positionOf('Customer');
    await page.mouse.move(x, y - 30);
    await page.mouse.down();
    await page.mouse.move(x + 20, y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await designer.positionOf('Customer')).x).toBe(x + 20);
    expect((await designer.positionOf('Review')).x).toBe(apart.x + 20);

    await designer.area('Sales').locator('header').click();
    await designer.inspector.getByRole('button', { name: 'blue' }).click();
    await page.keyboard.press('Delete');
    await expect(designer.area('Sales')).toHaveCount(0);
    await expect(designer.model('Customer')).toBeVisible();
    await designer.undo();
    await expect(designer.area('Sales')).toBeVisible();
  });

  test('keeps a note, resizes it, and edits it by keys', async ({ page }) => {
    await page.keyboard.press('Shift+N');
    const field = designer.canvas.getByRole('textbox', { name: 'Note' });
    await expect(field).toBeFocused();
    await page.keyboard.type('Kept for ten years.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ask Ann.');
    await page.keyboard.press('ControlOrMeta+Enter');
    const note = designer.canvas.locator('[data-note]');
    await expect(note).toHaveText('Kept for ten years.\nAsk Ann.');
    await expect(page.getByTestId('announcer')).toContainText('Note: Kept for ten years.');

    const node = designer.canvas.locator('.react-flow__node-note');
    await expect(node).toBeFocused();
    await expect(node).toHaveCSS('width', '200px');
    const corner = await note.locator('[data-side="bottom right"]').boundingBox();
    if (corner === null) throw new Error('The note has no corner.');
    await page.mouse.move(corner.x + 4, corner.y + 4);
    await page.mouse.down();
    await page.mouse.move(corner.x + 64, corner.y + 24, { steps: 4 });
    await page.mouse.up();
    await expect(node).not.toHaveCSS('width', '200px');
    const width = await node.evaluate((element) => element.style.width);
    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
    await page.keyboard.type(' Soon.');
    await page.keyboard.press('Escape');
    await expect(note).toHaveText('Kept for ten years.\nAsk Ann.');

    await designer.expectSaved();
    await page.reload();
    await expect(note).toHaveText('Kept for ten years.\nAsk Ann.');
    await expect(node).toHaveCSS('width', width);
    await node.click();
    await page.keyboard.press('Delete');
    await expect(note).toHaveCount(0);
  });
});
