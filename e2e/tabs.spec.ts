import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { drop } from './drivers/drop.ts';
import { test } from './drivers/quickTest.ts';

const book = join(import.meta.dirname, 'fixtures', 'library', 'common', 'models', 'book.json');

/** A second tab of the same browser, with the same storage. */
async function openTab(context: BrowserContext): Promise<{ page: Page; designer: Designer }> {
  const page = await context.newPage();
  const designer = new Designer(page);
  await designer.open();
  return { page, designer };
}

const banner = (page: Page) => page.getByTestId('follower-banner');

test.describe('a project in two tabs', () => {
  test('is edited in one; the other is notified and follows', async ({ page, context }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    const other = await openTab(context);
    await expect(banner(other.page)).toContainText('Open in another tab');
    await expect(banner(page)).toHaveCount(0);

    // Nothing can be changed there in any way.
    await other.designer.select('Review');
    await other.page.keyboard.press('Delete');
    await other.page.keyboard.press('n');
    await other.designer.dragModel('Order', { x: 40, y: 60 });
    await other.page.keyboard.press('ControlOrMeta+z');
    await expect(other.page.getByText('This project is edited in another tab.')).toBeVisible();
    expect(await other.designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    await other.designer.select('Review');

    // Controls that would change something are disabled, and say why.
    const { inspector } = other.designer;
    await expect(inspector.getByRole('textbox', { name: 'Model name' })).toBeDisabled();
    await expect(inspector.getByRole('button', { name: 'Delete model' })).toBeDisabled();
    await expect(inspector.getByRole('button', { name: 'Add a relation' })).toBeDisabled();
    await expect(inspector.locator('fieldset').first()).toHaveAttribute('title', /edited in another tab/);
    await expect(other.page.getByRole('button', { name: 'Add model' })).toBeDisabled();
    await expect(other.page.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
    await other.designer.model('Order').locator('header').dblclick();
    await expect(other.designer.canvas.getByRole('textbox', { name: 'Model name' })).toHaveCount(0);
    await other.designer.outline.getByRole('button', { name: /^reviews/ }).click();
    await expect(inspector.getByRole('textbox', { name: 'Foreign key' })).toBeDisabled();
    await expect(other.page.getByRole('toolbar', { name: 'Kind of reviews' })).toHaveCount(0);
    await other.designer.select('Review');

    // Dropped files are refused before anything is asked.
    const notice = other.page.getByText('This project is edited in another tab.');
    await notice.locator('..').getByRole('button', { name: 'Close' }).click();
    await expect(notice).toHaveCount(0);
    await drop(other.page, other.designer.canvas, [book]);
    await expect(notice).toBeVisible();
    await expect(other.page.getByRole('dialog')).toHaveCount(0);

    await page.bringToFront();
    await designer.addModel('Invoice', { x: 120, y: 60 });
    await designer.expectSaved();
    await expect.poll(() => other.designer.modelNames()).toContain('Invoice');
    // The selection there stays.
    await expect(other.designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Review');
    await page.reload();
    await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Invoice', 'Order', 'Review']);
  });

  test('can be taken over, with the latest changes and the undo history', async ({ page, context }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    const other = await openTab(context);
    await page.bringToFront();
    await designer.select('Review');
    await page.keyboard.press('Delete');
    await banner(other.page).getByRole('button', { name: 'Take over' }).click();
    await expect(banner(other.page)).toHaveCount(0);
    await expect(banner(page)).toBeVisible();
    expect(await other.designer.modelNames()).toEqual(['Customer', 'Order']);
    await other.page.bringToFront();
    // The line of a relation begins at its handle, also on a canvas that was read-only at first.
    const handle = await other.designer.model('Order').locator('.react-flow__handle.source').boundingBox();
    await other.designer.holdRelation('Order', 'Customer');
    const line = await other.page
      .getByTestId('connection')
      .locator('path')
      .evaluate((path) => {
        const line = path as SVGPathElement;
        const { left, top } = line.ownerSVGElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
        const { x, y } = line.getPointAtLength(0);
        return { x: left + x, y: top + y };
      });
    const middle = {
      x: (handle?.x ?? 0) + (handle?.width ?? 0) / 2,
      y: (handle?.y ?? 0) + (handle?.height ?? 0) / 2,
    };
    expect(Math.hypot(line.x - middle.x, line.y - middle.y)).toBeLessThan(3);
    await other.page.keyboard.press('Escape');
    await other.designer.release();
    await other.designer.undo();
    await expect(other.designer.model('Review')).toBeVisible();
    await other.designer.expectSaved();
    await expect(designer.model('Review')).toBeVisible();
    // A reload keeps the project in the tab that took it over.
    await other.page.reload();
    await expect(other.designer.model('Review')).toBeVisible();
    await expect(banner(page)).toBeVisible();
    await expect(banner(other.page)).toHaveCount(0);
  });

  test('can be edited in the other tab when the editing one is closed', async ({ page, context }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    const other = await openTab(context);
    await designer.select('Review');
    await page.keyboard.press('Delete');
    await page.close({ runBeforeUnload: true });
    await expect(banner(other.page)).toHaveCount(0);
    expect(await other.designer.modelNames()).toEqual(['Customer', 'Order']);
    await other.designer.select('Order');
    await other.page.keyboard.press('Delete');
    await expect(other.designer.model('Order')).toHaveCount(0);
    await other.designer.expectSaved();
  });

  test('does not lock other projects, and can’t be removed while another tab has it open', async ({
    page,
    context,
  }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.expectSaved();
    const other = await openTab(context);
    await other.page.getByRole('button', { name: /, all projects$/ }).click();
    await other.page.getByRole('button', { name: 'New project' }).click();
    await expect(banner(other.page)).toHaveCount(0);
    await expect(other.page.getByText('No models yet', { exact: true })).toBeVisible();
    await other.designer.addModel('Invoice', { x: 300, y: 200 });
    await other.designer.expectSaved();
    await other.page.getByRole('button', { name: /, all projects$/ }).click();
    await other.page.getByRole('button', { name: 'Remove Customer orders' }).click();
    await expect(other.page.getByRole('dialog').getByText('open in another tab')).toBeVisible();
    await designer.startRenaming('Order');
    await page.keyboard.type('Purchase');
    await page.keyboard.press('Enter');
    await designer.expectSaved();
    await page.reload();
    await expect(designer.model('Purchase')).toBeVisible();
  });
});
