import { test as alone, expect, type Locator, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Finger } from './drivers/finger.ts';
import { test } from './drivers/quickTest.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const middleOf = async (locator: Locator): Promise<Point> => {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on the page.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

const handleOf = (designer: Designer, model: string): Promise<Point> =>
  middleOf(designer.model(model).locator('.react-flow__handle.source'));

const bodyOf = async (designer: Designer, model: string): Promise<Point> => {
  const box = await designer.model(model).boundingBox();
  if (box === null) throw new Error(`${model} is not on the page.`);
  return { x: box.x + box.width * 0.4, y: box.y + box.height / 2 };
};

/** The line ends where the pointer is, and its label is near, in the size of the page's other text. */
async function expectLineAt(page: Page, { x, y }: Point, reach = 48): Promise<void> {
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

const zoomOf = (page: Page): Promise<number> =>
  page
    .locator('.react-flow__viewport')
    .evaluate((viewport) => new DOMMatrixReadOnly(getComputedStyle(viewport).transform).a);

/** Turns the wheel over a point until the zoom is on the wanted side of a number. */
async function zoom(page: Page, at: Point, wanted: number): Promise<void> {
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
async function pan(page: Page, from: Point, by: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 3 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 3 });
  await page.mouse.up();
}

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
    for (const look of views) {
      await look();
      const from = await handleOf(designer, 'Customer');
      const to = await bodyOf(designer, 'Order');
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 20, from.y + 6, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await expect(designer.relationPreview).toHaveText('orders2 · customerId');
      await expectLineAt(page, to);
      // The canvas moves under the hand, and the line stays with it.
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

  test('where the canvas moves under a pointer that rests, the line says what lies there now', async ({
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
    // At the edge of the canvas it moves by itself, until nothing is left under the pointer.
    const edge = { x: order.x, y: pane.y + pane.height - 3 };
    await page.mouse.move(edge.x, edge.y, { steps: 6 });
    const before = await designer.positionOf('Order');
    await expect.poll(async () => (await designer.positionOf('Order')).y).toBeLessThan(before.y - 40);
    const end = await middleOf(page.getByTestId('connection').locator('circle'));
    expect(Math.hypot(end.x - edge.x, end.y - edge.y)).toBeLessThan(3);
    await page.keyboard.press('Escape');
    // Nor does it move on after the drag was cancelled.
    const stopped = await designer.positionOf('Order');
    await page.mouse.move(edge.x, edge.y - 200);
    expect(await designer.positionOf('Order')).toEqual(stopped);
    await page.mouse.up();
  });

  test('a change of mind within the own box makes no relation, after a pan and at any zoom', async ({
    page,
  }) => {
    const pane = await designer.canvas.boundingBox();
    if (pane === null) throw new Error('no canvas');
    const low = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 60 };
    for (const look of [
      () => pan(page, low, { x: 146, y: -43 }),
      () => zoom(page, low, 0.6),
      async () => zoom(page, await middleOf(designer.model('Customer')), 1.5),
    ]) {
      await look();
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

  test('Escape cancels the drag, whatever becomes of the button, and keeps what was selected', async ({
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
    // No other key does anything meanwhile.
    await page.keyboard.press('Delete');
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('connection')).toHaveCount(0);
    await expect(hint).toHaveCount(0);
    // Let go over the model, and another time over the canvas.
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
    // And the next drag is one as ever.
    await designer.connect('Order', 'Review');
    await expect(designer.outline.getByRole('button', { name: /^reviews.*Review/ })).toHaveCount(2);
  });

  test('let go on the canvas, it makes a model there with the relation: one step, and Escape takes all back', async ({
    page,
  }) => {
    const pane = await designer.canvas.boundingBox();
    if (pane === null) throw new Error('no canvas');
    const from = await handleOf(designer, 'Customer');
    const free = { x: from.x - 150, y: pane.y + pane.height - 110 };
    const letGo = async () => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 10, { steps: 4 });
      await page.mouse.move(free.x, free.y, { steps: 6 });
      await expect(page.getByTestId('new-model-preview')).toBeVisible();
      await page.mouse.up();
      await expect(designer.canvas.getByRole('textbox', { name: 'Model name' })).toBeFocused();
    };
    await letGo();
    // A name that is taken on the way to another one stays in the field.
    await page.keyboard.type('OrderLine');
    await expect(designer.model('OrderLine')).toBeVisible();
    await expect(designer.edgeLabel('orderLines')).toContainText('customerId');
    await page.keyboard.press('Escape');
    await expect(designer.model('OrderLine')).toHaveCount(0);
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();

    await letGo();
    await page.keyboard.type('Invoice');
    await page.keyboard.press('Enter');
    await expect(designer.property('Invoice', 'customerId')).toContainText('from Customer.invoices');
    const box = await designer.model('Invoice').boundingBox();
    if (box === null) throw new Error('no box');
    // The line came to its title.
    expect(free.x).toBeGreaterThan(box.x - 2);
    expect(free.x).toBeLessThan(box.x + box.width + 2);
    expect(Math.abs(free.y - box.y - 20)).toBeLessThan(12);
    await expect(page.locator('.react-flow__node.selected [data-model="Invoice"]')).toBeVisible();
    // Away from any field, whatever has the focus then.
    await designer.canvas.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await designer.undo();
    await expect(designer.model('Invoice')).toHaveCount(0);
    await expect(designer.edgeLabel('invoices')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  });

  test('a key held during the drag makes another kind: the line and the hint say so', async ({ page }) => {
    const on = page.getByTestId('connection-hint').locator('[data-on="true"]');
    const kinds = [
      { key: 'Alt', label: 'review · reviewId', word: 'belongs to', type: 'belongsTo', foreignKey: '' },
      { key: 'Shift', label: 'review · orderId', word: 'has one', type: 'hasOne', foreignKey: '' },
      { key: 'Control', label: 'reviews · orderId', word: 'many to many', type: 'hasAndBelongsToMany' },
    ] as const;
    for (const { key, label, word, ...made } of kinds) {
      await designer.holdRelation('Order', 'Review');
      await expect(on).toHaveText('has many');
      await page.keyboard.down(key);
      await expect(designer.relationPreview).toHaveText(label);
      await expect(on).toContainText(word);
      await designer.release();
      await page.keyboard.up(key);
      expect(await designer.relationJson()).toEqual({ ...made, model: 'Review' });
      await designer.undo();
    }
    // What is held before the handle is pressed counts from the start.
    await page.keyboard.down('Shift');
    await designer.holdRelation('Order', 'Review');
    await expect(on).toContainText('has one');
    await page.keyboard.up('Shift');
    await expect(on).toHaveText('has many');
    // The Meta key of a Mac is not its Ctrl.
    await page.keyboard.down('Meta');
    await expect(on).toHaveText('has many');
    await designer.release();
    await page.keyboard.up('Meta');
    expect(await designer.relationJson()).toEqual({ type: 'hasMany', model: 'Review', foreignKey: '' });
  });
});

test('a second relation between two models asks for its key; Escape and Cancel take the drop back', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const question = page.getByRole('dialog', { name: 'Give orders2 its own foreign key?' });
  const undo = page.getByRole('button', { name: /^Undo/ });
  for (const takeBack of [
    () => page.keyboard.press('Escape'),
    () => question.getByRole('button', { name: 'Cancel' }).click(),
  ]) {
    await designer.connect('Customer', 'Order');
    await expect(question).toContainText('orders2 uses the key customerId, as orders does');
    await takeBack();
    await expect(question).toHaveCount(0);
    await expect(designer.edgeLabel('orders2')).toHaveCount(0);
    await expect(designer.edgeLabel('orders')).toBeVisible();
    await expect(undo).toBeDisabled();
  }

  await designer.connect('Customer', 'Order');
  await question.getByRole('button', { name: 'Share customerId' }).click();
  await expect(question).toHaveCount(0);
  await expect(designer.edgeLabel('orders2')).toContainText('customerId');
  await designer.undo();
  await expect(designer.edgeLabel('orders2')).toHaveCount(0);

  await designer.connect('Customer', 'Order');
  const key = question.getByRole('textbox', { name: 'Foreign key' });
  await expect(key).toBeFocused();
  await expect(key).toHaveValue('order2CustomerId');
  await question.getByRole('textbox', { name: 'Name' }).fill('gifts');
  await expect(key).toHaveValue('giftCustomerId');
  await question.getByRole('button', { name: 'Use a separate key' }).click();
  await expect(question).toHaveCount(0);
  await expect(designer.edgeLabel('gifts')).toContainText('giftCustomerId');
  await expect(designer.property('Order', 'giftCustomerId')).toContainText('from Customer.gifts');
  await designer.undo();
  await expect(designer.edgeLabel('gifts')).toHaveCount(0);
  await expect(undo).toBeDisabled();
});

alone.describe('drawing a relation by finger', () => {
  alone.use({ viewport: { width: 820, height: 1100 }, hasTouch: true, isMobile: true });

  alone('the line is under the finger; the hint is the place to cancel', async ({ page }) => {
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
    await expect(hint).toContainText('here: cancel');
    await finger.move(await middleOf(hint));
    await finger.lift();
    await expect(line).toHaveCount(0);

    // After a pan too; and what the system takes for itself makes nothing.
    await finger.press(low);
    await finger.move({ x: low.x + 30, y: low.y - 60 });
    await finger.lift();
    await expectLineAt(page, await hold(), 90);
    await finger.loseToSystem();
    await expect(line).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();

    await hold();
    await finger.lift();
    await expect(designer.edgeLabel('reviews')).toHaveCount(2);
  });
});
