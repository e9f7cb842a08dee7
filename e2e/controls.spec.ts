import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

/** Returns the position of a box on the canvas, independent of the view. */
async function canvasPositionOf(page: Page, model: string): Promise<readonly [number, number]> {
  const node = page.locator('.react-flow__node', { has: page.locator(`[data-model="${model}"]`) });
  const { e, f } = await node.evaluate((element) => {
    const matrix = new DOMMatrix(getComputedStyle(element).transform);
    return { e: matrix.e, f: matrix.f };
  });
  return [e, f];
}

test.describe('keys and menus of the page', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
  });

  test('M shows the map, which moves the view, and hides it', async ({ page }) => {
    const map = page.getByRole('img', { name: 'Map of all models' });
    await expect(map).toHaveCount(0);
    await page.keyboard.press('m');
    await expect(map).toBeVisible();
    const before = await designer.positionOf('Customer');
    const box = await map.boundingBox();
    if (box === null) throw new Error('The map is not on the page.');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await designer.positionOf('Customer')).x).toBeLessThan(before.x);
    await page.keyboard.press('m');
    await expect(map).toHaveCount(0);
  });

  test('G makes boxes move in steps of the grid, and freely again', async ({ page }) => {
    await page.keyboard.press('g');
    await designer.dragModel('Review', { x: 43, y: 37 });
    const [x, y] = await canvasPositionOf(page, 'Review');
    expect([Math.abs(x % 20), Math.abs(y % 20)]).toEqual([0, 0]);
    await page.keyboard.press('g');
    await designer.dragModel('Review', { x: 43, y: 37 });
    const [freeX, freeY] = await canvasPositionOf(page, 'Review');
    expect(freeX % 20 !== 0 || freeY % 20 !== 0).toBe(true);
  });

  test('Shift L locks positions: nothing is moved or related until it is pressed again', async ({ page }) => {
    const before = await canvasPositionOf(page, 'Order');
    await page.keyboard.press('Shift+L');
    await designer.dragModel('Order', { x: 60, y: 40 });
    expect(await canvasPositionOf(page, 'Order')).toEqual(before);
    // The view moved instead.
    const showAll = async (): Promise<void> => {
      await page.keyboard.press('f');
      await expect(designer.model('Review')).toBeInViewport({ ratio: 1 });
    };
    await showAll();
    await designer.connect('Order', 'Review');
    await page.keyboard.press('Shift+L');
    await expect(designer.edgeLabel('reviews')).toHaveCount(1);
    await showAll();
    await designer.connect('Order', 'Review');
    await expect(designer.edgeLabel('reviews')).toHaveCount(2);
    await designer.dragModel('Order', { x: 60, y: 40 });
    expect(await canvasPositionOf(page, 'Order')).not.toEqual(before);
  });

  test('Ctrl J shows and hides the playground, also from a field; Ctrl E exports all files', async ({
    page,
  }) => {
    const code = page.getByRole('textbox', { name: 'Playground code' });
    await designer.select('Order');
    await designer.inspector.getByRole('textbox', { name: 'Model name' }).focus();
    await page.keyboard.press('ControlOrMeta+j');
    await expect(code).toBeHidden();
    await page.keyboard.press('ControlOrMeta+j');
    await code.click();
    await page.keyboard.press('ControlOrMeta+j');
    await expect(code).toBeHidden();
    await page.keyboard.press('ControlOrMeta+j');
    await expect(code).toBeVisible();

    const download = page.waitForEvent('download');
    await page.keyboard.press('ControlOrMeta+e');
    expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  });

  test('on a narrow page the menu of more actions has what does not fit into the toolbar', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /^Minimap/ }).click();
    await expect(page.getByRole('img', { name: 'Map of all models' })).toBeVisible();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /^Lay out/ }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'More actions' })).toBeFocused();
  });
});
