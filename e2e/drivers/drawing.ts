import { expect, type Locator, type Page } from '@playwright/test';
import type { Designer } from './designer.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export const middleOf = async (locator: Locator): Promise<Point> => {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on the page.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

export const handleOf = (designer: Designer, model: string): Promise<Point> =>
  middleOf(designer.model(model).locator('.react-flow__handle.source'));

export const bodyOf = async (designer: Designer, model: string): Promise<Point> => {
  const box = await designer.model(model).boundingBox();
  if (box === null) throw new Error(`${model} is not on the page.`);
  return { x: box.x + box.width * 0.4, y: box.y + box.height / 2 };
};

/** Checks that the line ends at the pointer, with its label near it and as large as other text of the page. */
export async function expectLineAt(page: Page, { x, y }: Point, reach = 48): Promise<void> {
  await expect(async () => {
    const end = await middleOf(page.getByTestId('connection').locator('circle'));
    expect(Math.hypot(end.x - x, end.y - y)).toBeLessThan(3);
    const label = await page.getByTestId('relation-preview').boundingBox();
    if (label === null) throw new Error('no label');
    expect(label.height).toBeGreaterThan(12);
    expect(label.height).toBeLessThan(28);
    const across = Math.max(label.x - x, x - label.x - label.width, 0);
    const down = Math.max(label.y - y, y - label.y - label.height, 0);
    expect(Math.max(across, down)).toBeLessThan(reach);
  }).toPass({ timeout: 15_000 });
}

export const zoomOf = (page: Page): Promise<number> =>
  page
    .locator('.react-flow__viewport')
    .evaluate((viewport) => new DOMMatrixReadOnly(getComputedStyle(viewport).transform).a);

/** Turns the wheel over a point until the zoom has reached a number. */
export async function zoom(page: Page, at: Point, wanted: number): Promise<void> {
  await page.mouse.move(at.x, at.y);
  const isOut = (await zoomOf(page)) > wanted;
  await expect(async () => {
    const now = await zoomOf(page);
    if (isOut ? now > wanted : now < wanted) await page.mouse.wheel(0, isOut ? 120 : -120);
    const then = await zoomOf(page);
    expect(isOut ? then <= wanted : then >= wanted).toBe(true);
  }).toPass({ timeout: 15_000, intervals: [50] });
}

/** Drags the canvas itself. */
export async function pan(page: Page, from: Point, by: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 3 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 3 });
  await page.mouse.up();
}
