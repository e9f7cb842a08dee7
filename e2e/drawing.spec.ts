import { expect, test as isolatedTest } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { bodyOf, expectLineAt, handleOf, middleOf, pan, zoom, zoomOf } from './drivers/drawing.ts';
import { Finger } from './drivers/finger.ts';
import { test } from './drivers/quickTest.ts';

test.describe('drawing a relation by mouse', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
    await expect(designer.model('Order')).toBeVisible();
  });

  test('the line ends under the pointer and its label can be read, at any pan and zoom', async ({ page }) => {
    const pane = await designer.canvas.boundingBox();
    if (pane === null) throw new Error('no canvas');
    const low = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 60 };
    const views = [
      async () => undefined,
      async () => {
        await zoom(page, low, 0.3);
        await pan(page, low, { x: 60, y: -120 });
      },
      async () => {
        await page.keyboard.press('f');
        const [left, right] = [await handleOf(designer, 'Customer'), await bodyOf(designer, 'Order')];
        await zoom(page, { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 }, 1.3);
      },
    ];
    for (const changeView of views) {
      await changeView();
      const from = await handleOf(designer, 'Customer');
      const to = await bodyOf(designer, 'Order');
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 20, from.y + 6, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await expect(designer.relationPreview).toHaveText('orders2 · customerId');
      await expectLineAt(page, to);
      // The canvas zooms under the pointer, and the line stays at the pointer.
      const before = await zoomOf(page);
      await page.mouse.wheel(0, 60);
      await expect.poll(() => zoomOf(page)).toBeLessThan(before);
      await expectLineAt(page, to);
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await expect(page.getByTestId('connection')).toHaveCount(0);
    }
    await expect(designer.outline.getByRole('button', { name: /orders2/ })).toHaveCount(0);
  });

  test('when the canvas moves under a resting pointer, the line names what is there now', async ({
    page,
  }) => {
    const from = await handleOf(designer, 'Customer');
    const order = await bodyOf(designer, 'Order');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(order.x, order.y, { steps: 6 });
    await expect(designer.relationPreview).toHaveText('orders2 · customerId');
    const pane = await designer.canvas.boundingBox();
    if (pane === null) throw new Error('no canvas');
    // Near its edge the canvas pans automatically, until nothing is left under the pointer.
    const edge = { x: order.x, y: pane.y + pane.height - 3 };
    await page.mouse.move(edge.x, edge.y, { steps: 6 });
    const before = await designer.positionOf('Order');
    await expect.poll(async () => (await designer.positionOf('Order')).y).toBeLessThan(before.y - 40);
    const end = await middleOf(page.getByTestId('connection').locator('circle'));
    expect(Math.hypot(end.x - edge.x, end.y - edge.y)).toBeLessThan(3);
    await page.keyboard.press('Escape');
    // It stops when the drag is cancelled.
    const stopped = await designer.positionOf('Order');
    await page.mouse.move(edge.x, edge.y - 200);
    expect(await designer.positionOf('Order')).toEqual(stopped);
    await page.mouse.up();
    // Over a box it does not pan: the target must not move away.
    await page.keyboard.press('f');
    const top = await middleOf(designer.model('Order').locator('header'));
    await pan(page, { x: pane.x + 300, y: edge.y - 30 }, { x: 0, y: pane.y + 25 - top.y });
    const start = await handleOf(designer, 'Customer');
    const title = await middleOf(designer.model('Order').locator('header'));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(title.x, title.y, { steps: 6 });
    const held = await designer.positionOf('Order');
    await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    expect(await designer.positionOf('Order')).toEqual(held);
    await expect(designer.relationPreview).toHaveText('orders2 · customerId');
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });

  test('a drag that ends in its own box creates no relation, after a pan and at any zoom', async ({
    page,
  }) => {
    const pane = await designer.canvas.boundingBox();
    if (pane === null) throw new Error('no canvas');
    const low = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 60 };
    for (const changeView of [
      () => pan(page, low, { x: 146, y: -43 }),
      () => zoom(page, low, 0.6),
      async () => zoom(page, await middleOf(designer.model('Customer')), 1.5),
    ]) {
      await changeView();
      const from = await handleOf(designer, 'Customer');
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x - 26, from.y, { steps: 5 });
      await expect(page.getByTestId('connection')).toBeVisible();
      await expect(designer.relationPreview).toHaveCount(0);
      await page.mouse.up();
      await expect(page.getByTestId('connection')).toHaveCount(0);
    }
    await expect(designer.outline.getByRole('button', { name: /customers/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  test('Escape cancels the drag, wherever the button is released, and keeps the selection', async ({
    page,
  }) => {
    await designer.select('Review');
    await designer.holdRelation('Order', 'Review');
    await expect(designer.relationPreview).toBeVisible();
    const hint = page.getByTestId('connection-hint');
    await expect(hint).toContainText('Alt belongs to');
    await expect(hint).toContainText('Shift has one');
    await expect(hint).toContainText('Ctrl many to many');
    await expect(hint).toContainText('Esc cancel');
    // No other key does anything during the drag.
    await page.keyboard.press('Delete');
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('connection')).toHaveCount(0);
    await expect(hint).toHaveCount(0);
    // Release over the model, and another time over the canvas.
    await page.mouse.up();
    await expect(designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Review');
    await designer.holdRelation('Order', 'Review');
    await page.keyboard.press('Escape');
    const order = await designer.model('Order').boundingBox();
    await page.mouse.move((order?.x ?? 0) + 40, (order?.y ?? 0) + (order?.height ?? 0) + 60);
    await page.mouse.up();
    await expect(designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Review');
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
    // Escape also cancels before the pointer has moved.
    const start = await handleOf(designer, 'Order');
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.keyboard.press('Escape');
    await page.mouse.move(start.x, start.y + 90, { steps: 5 });
    await page.mouse.up();
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
    // After a release over a panel, the next click on the canvas is not lost.
    await designer.holdRelation('Order', 'Review');
    await page.keyboard.press('Escape');
    const beside = await middleOf(designer.inspector);
    await page.mouse.move(beside.x, beside.y);
    await page.mouse.up();
    await designer.select('Customer');
    // The next drag works as usual.
    await designer.connect('Order', 'Review');
    await expect(designer.outline.getByRole('button', { name: /^reviews.*Review/ })).toHaveCount(2);
  });

  test('a handle can be pressed where the edge of a selected relation covers it, and at any zoom', async ({
    page,
  }) => {
    await designer.edgeLabel('orders').click();
    await expect(page.getByRole('toolbar', { name: 'Kind of orders' })).toBeVisible();
    const line = page.getByTestId('connection');
    const tryAt = async ({ x, y }: { x: number; y: number }) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 20, { steps: 4 });
      await expect(line).toBeVisible();
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await expect(line).toHaveCount(0);
    };
    await tryAt(await handleOf(designer, 'Customer'));
    await zoom(page, await middleOf(designer.model('Customer')), 0.4);
    // Beside the drawn handle, which is small now.
    const { x, y } = await handleOf(designer, 'Customer');
    await tryAt({ x, y: y - 7 });
  });

  test('a key held during the drag chooses another kind, which the line and the hint name', async ({
    page,
  }) => {
    const on = page.getByTestId('connection-hint').locator('[data-on="true"]');
    const kinds = [
      { key: 'Alt', label: 'review · reviewId', word: 'belongs to', type: 'belongsTo', foreignKey: '' },
      { key: 'Shift', label: 'review · orderId', word: 'has one', type: 'hasOne', foreignKey: '' },
      { key: 'Control', label: 'reviews · orderId', word: 'many to many', type: 'hasAndBelongsToMany' },
      {
        key: 'Control Alt',
        label: 'reviews · reviewIds',
        word: 'references many',
        type: 'referencesMany',
        foreignKey: '',
      },
      { key: 'Alt Shift', label: 'reviewItem · review', word: 'embeds one', type: 'embedsOne' },
      { key: 'Control Shift', label: 'reviewList · reviews', word: 'embeds many', type: 'embedsMany' },
    ] as const;
    for (const { key: keys, label, word, ...made } of kinds) {
      await designer.holdRelation('Order', 'Review');
      await expect(on).toHaveText('has many');
      for (const key of keys.split(' ')) await page.keyboard.down(key);
      await expect(designer.relationPreview).toHaveText(label);
      await expect(on).toContainText(word);
      await designer.release();
      for (const key of keys.split(' ')) await page.keyboard.up(key);
      expect(await designer.relationJson()).toEqual({ ...made, model: 'Review' });
      await designer.undo();
    }
    // A key that is held before the handle is pressed counts from the start.
    await page.keyboard.down('Shift');
    await designer.holdRelation('Order', 'Review');
    await expect(on).toContainText('has one');
    await page.keyboard.up('Shift');
    await expect(on).toHaveText('has many');
    // Meta does not count as Ctrl.
    await page.keyboard.down('Meta');
    await expect(on).toHaveText('has many');
    await designer.release();
    await page.keyboard.up('Meta');
    expect(await designer.relationJson()).toEqual({ type: 'hasMany', model: 'Review', foreignKey: '' });
  });
});

isolatedTest.describe('drawing a relation by finger', () => {
  isolatedTest.use({ viewport: { width: 820, height: 1100 }, hasTouch: true, isMobile: true });

  isolatedTest('the line is under the finger; a release over the hint cancels it', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await expect(designer.model('Order')).toBeVisible();
    const finger = await Finger.of(page);
    const pane = await designer.canvas.boundingBox();
    if (pane === null) throw new Error('no canvas');
    const low = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 120 };
    const line = page.getByTestId('connection');
    const hint = page.getByTestId('connection-hint');
    const hold = async () => {
      await finger.press(await handleOf(designer, 'Order'));
      const to = await bodyOf(designer, 'Review');
      await finger.move(to);
      await expect(designer.relationPreview).toHaveText('reviews · orderId');
      return to;
    };

    await expectLineAt(page, await hold(), 90);
    await expect(hint).toContainText('Release here to cancel');
    await finger.move(await middleOf(hint));
    await finger.lift();
    await expect(line).toHaveCount(0);

    // After a pan too; a touch that the system takes over creates nothing.
    await finger.press(low);
    await finger.move({ x: low.x + 30, y: low.y - 60 });
    await finger.lift();
    await expectLineAt(page, await hold(), 90);
    await finger.cancelBySystem();
    await expect(line).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();

    await hold();
    await finger.lift();
    await expect(designer.edgeLabel('reviews')).toHaveCount(2);
  });
});
