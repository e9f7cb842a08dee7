import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';
import { takeFingerprint } from './drivers/takeFingerprint.ts';

test.describe('keeping work', () => {
  test('a first visit shows the example and a hint, and the next visit the example again', async ({
    page,
  }) => {
    const designer = new Designer(page);
    await designer.open();
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    await expect(designer.edgeLabel('orders')).toContainText('customerId');
    await expect(designer.edgeLabel('reviews')).toContainText('authorId');
    await expect(page.getByRole('note')).toContainText('Drag from a model');
    await designer.expectSaved();
    await page.reload();
    await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    await expect(page.getByRole('note')).toHaveCount(0);
  });

  test('a reload restores models, positions and relations', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.dragModel('Review', { x: -80, y: 40 });
    await designer.startRenaming('Order');
    await page.keyboard.type('Purchase');
    await page.keyboard.press('Enter');
    await designer.connect('Review', 'Purchase');
    await expect(designer.edgeLabel('purchases')).toHaveCount(2);
    const transform = await positions(page);
    await designer.expectSaved();

    await page.reload();
    await expect(designer.model('Purchase')).toBeVisible();
    await expect(designer.edgeLabel('purchases')).toHaveCount(2);
    expect(await positions(page)).toEqual(transform);
  });

  test('undo, redo and the selection survive a reload', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.startRenaming('Order');
    await page.keyboard.type('Purchase');
    await page.keyboard.press('Enter');
    await designer.addProperty('Review', 'language');
    await designer.undo();
    // The model is as it was saved, so that only the steps are stored, a moment later.
    const redo = page.getByRole('button', { name: /^Redo: add property/i });
    await expect(redo).toBeEnabled();
    await designer.select('Review');
    await designer.expectSaved();
    await expect(redo).toBeEnabled();
    // The selection and the steps are written a moment later.
    const id = await page.locator('.react-flow__node:has([data-model="Review"])').getAttribute('data-id');
    const stored = async () => JSON.stringify((await takeFingerprint(page)).databases);
    await expect.poll(stored).toContain(`"models":["${id}"]`);
    await expect.poll(stored).toMatch(/"future":\[\{[^\]]*"label":"Add property"/);
    await page.reload();
    await expect(designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Review');
    await expect(redo).toBeEnabled();
    await designer.redo();
    await expect(designer.property('Review', 'language')).toBeVisible();
    await designer.undo();
    await designer.undo();
    await expect(designer.model('Order')).toBeVisible();
    await expect(designer.edgeLabel('orders')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  test('a change that is not saved yet survives leaving the page at once', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    await designer.select('Review');
    await page.keyboard.press('Delete');
    await page.reload();
    await expect(designer.model('Customer')).toBeVisible();
    expect(await designer.modelNames()).toEqual(['Customer', 'Order']);
  });
});

/** Returns where React Flow put the boxes, independent of the zoom. */
async function positions(page: import('@playwright/test').Page): Promise<Record<string, string>> {
  return page
    .locator('.react-flow__node')
    .evaluateAll((nodes) =>
      Object.fromEntries(
        nodes.map((node) => [node.getAttribute('data-id') ?? '', (node as HTMLElement).style.transform]),
      ),
    );
}
