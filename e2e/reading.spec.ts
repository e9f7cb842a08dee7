import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { test } from './drivers/quickTest.ts';

const folder = join(import.meta.dirname, 'fixtures/shop/common/models');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => join(folder, name));

/** A text that the page has painted, in CSS pixels of the canvas. */
interface PaintedText {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Notes what the page paints on canvas elements; a cleared canvas begins again. */
async function watchPainting(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const painted: unknown[] = [];
    Object.assign(window, { painted });
    const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...place) {
      if (this.canvas.dataset['size'] !== undefined) painted.length = 0;
      clearRect.apply(this, place);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
      const scale = this.getTransform().a / window.devicePixelRatio;
      const size = scale * Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '0');
      const right = x + this.measureText(text).width;
      painted.push({ text, size, left: x, right, top: y - size / 2, bottom: y + size / 2 });
      fillText.call(this, text, x, y, ...rest);
    };
  });
}

const paintedNames = (page: Page): Promise<PaintedText[]> =>
  page.evaluate(() => (window as unknown as { readonly painted: PaintedText[] }).painted);

function haveOverlap(texts: readonly PaintedText[]): boolean {
  return texts.some((one, index) =>
    texts
      .slice(index + 1)
      .some(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      ),
  );
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
]) {
  test(`the first look at 25 models shows every name at ${viewport.width} by ${viewport.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await watchPainting(page);
    const designer = new Designer(page);
    await designer.open();
    await designer.openFiles(files);
    await expect.poll(async () => (await designer.modelNames()).length).toBe(25);
    await expect(page.locator('[data-dock]')).toHaveAttribute('data-dock', 'closed');
    await expect(designer.canvas.locator('.react-flow__node.selected')).toHaveCount(0);
    const names = await designer.modelNames();
    const pane = await designer.canvas.boundingBox();
    await expect(async () => {
      const painted = await paintedNames(page);
      expect(painted.map(({ text }) => text).toSorted()).toEqual(names.toSorted());
      expect(haveOverlap(painted)).toBe(false);
      for (const { size, left, right, top, bottom } of painted) {
        expect(size).toBeGreaterThanOrEqual(11);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(pane?.width ?? 0);
        expect(bottom).toBeLessThanOrEqual(pane?.height ?? 0);
      }
    }).toPass();
  });
}

test('zooms by keys and menu, and changes the level of detail by one click', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const zoom = page.getByRole('button', { name: /^Zoom: / });
  const percent = async (): Promise<number> =>
    Number(/(\d+)%/.exec((await zoom.getAttribute('aria-label')) ?? '')?.[1]);
  await page.keyboard.press('1');
  await expect(zoom).toHaveText('100%');
  await page.keyboard.press('+');
  await expect(zoom).toHaveText('125%');
  await page.keyboard.press('-');
  await expect(zoom).toHaveText('100%');
  await zoom.click();
  await page.getByRole('menuitem', { name: 'Zoom to 50%' }).click();
  await expect(zoom).toHaveText('50%');
  await designer.select('Order');
  await page.keyboard.press('2');
  await expect.poll(percent).toBeGreaterThan(80);
  await page.keyboard.press('0');
  await expect(designer.model('Customer')).toBeInViewport();

  const view = page.getByRole('button', { name: 'View', exact: true });
  await view.click();
  await expect(page.getByRole('menuitemradio', { name: 'All rows' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'Names' }).click();
  await expect(designer.property('Order', 'customerId')).toHaveCount(0);
  await designer.selectNothing();
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: /^Undo: lay out/ })).toBeEnabled();
  await view.click();
  await expect(page.getByRole('menuitemradio', { name: 'Names' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'All rows' }).click();
  // Laid out for names only, the boxes are too near each other for their rows.
  await expect(page.getByText(/models overlap at this level of detail/)).toBeVisible();
  await page.getByRole('button', { name: 'Lay out', exact: true }).last().click();
  await view.click();
  await page.getByRole('menuitem', { name: 'What the marks mean' }).click();
  await expect(page.getByRole('dialog', { name: 'What the marks mean' })).toContainText('hasMany, belongsTo');
  expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
});

test('says what focus shows, grows it, ends it by Escape, and marks what was found', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.select('Order');
  await page.keyboard.press('o');
  await expect(page.getByText('Focus: Order + 1')).toBeVisible();
  await page.getByRole('button', { name: 'Show one more step of neighbours' }).click();
  await expect(page.getByText('Focus: Order + 2')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show one more step of neighbours' })).toBeDisabled();
  expect(await findBarriers(page, '[data-testid="canvas"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Focus: Order + 2')).toHaveCount(0);
  await expect(designer.model('Review')).toHaveCSS('opacity', '1');
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(designer.property('Review', 'title')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('review.title');
  await page.keyboard.press('Enter');
  await expect(designer.property('Review', 'title')).toHaveAttribute('aria-current', 'true');
  await expect(designer.property('Review', 'title')).toBeInViewport();
});
