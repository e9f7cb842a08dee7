import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

test('a box that grows or is new overlaps no other box, in the same undo step', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.clear();
  await designer.addModel('Writer', { x: 300, y: 40 });
  await designer.addModel('Book', { x: 320, y: 150 });
  const names = ['Writer', 'Book'];
  const overlaps = async (): Promise<string[]> => {
    const boxes = await Promise.all(
      names.map(async (name) => ({ name, box: await designer.model(name).boundingBox() })),
    );
    return boxes.flatMap(({ name, box: one }, index) =>
      boxes.slice(index + 1).flatMap(({ name: other, box }) => {
        if (one === null || box === null) return [`${name} or ${other} is not there`];
        const isApart =
          one.x + one.width <= box.x ||
          box.x + box.width <= one.x ||
          one.y + one.height <= box.y ||
          box.y + box.height <= one.y;
        return isApart ? [] : [`${name} and ${other}`];
      }),
    );
  };
  expect(await overlaps()).toEqual([]);
  const start = await designer.positionOf('Book');

  await designer.addProperty('Writer', 'name');
  await expect.poll(overlaps).toEqual([]);
  await designer.addProperty('Writer', 'born', 'date');
  await expect.poll(overlaps).toEqual([]);
  expect((await designer.positionOf('Book')).y).toBeGreaterThan(start.y);
  expect((await designer.positionOf('Book')).x).toBe(start.x);
  await designer.undo();
  await designer.undo();
  await expect.poll(() => designer.positionOf('Book')).toEqual(start);
  await expect(designer.property('Writer', 'name')).toHaveCount(0);

  // The box grows by the line of a key.
  await designer.connect('Book', 'Writer');
  await expect(designer.property('Writer', 'bookId')).toBeVisible();
  await expect.poll(overlaps).toEqual([]);

  // After a double click beside a box, the new box would overlap it.
  await designer.addModel('Shop', { x: 120, y: 60 });
  names.push('Shop');
  await expect.poll(overlaps).toEqual([]);

  await designer.select('Shop');
  await page.keyboard.press('ControlOrMeta+d');
  names.push('Shop2');
  await expect(designer.model('Shop2')).toBeVisible();
  await expect.poll(overlaps).toEqual([]);

  await designer.startRenaming('Shop');
  await page.keyboard.type('ShopWithAVeryLongNameIndeed');
  await page.keyboard.press('Enter');
  names[2] = 'ShopWithAVeryLongNameIndeed';
  await expect(designer.model('ShopWithAVeryLongNameIndeed')).toBeVisible();
  await expect.poll(overlaps).toEqual([]);
});
