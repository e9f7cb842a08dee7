import { type CDPSession, expect, type Locator, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findSmallTargets } from './drivers/findSmallTargets.ts';

test.use({ viewport: { width: 820, height: 1100 }, hasTouch: true, isMobile: true });

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Moves several fingers at the same time, each from one point to another. */
async function drag(session: CDPSession, fingers: readonly (readonly [from: Point, to: Point])[]) {
  const at = (share: number) =>
    fingers.map(([from, to], id) => ({
      id,
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('with fingers: pan, pinch, move a box, relate, tap, add a model; panels open and close', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const session = await page.context().newCDPSession(page);
  const box = async (model: string) => {
    const found = await designer.model(model).boundingBox();
    if (found === null) throw new Error(`no box of ${model}`);
    return found;
  };
  await expect(designer.model('Order')).toBeVisible();
  const pane = (await designer.canvas.boundingBox()) ?? { x: 0, y: 0, width: 800, height: 800 };
  const low = { x: pane.x + 400, y: pane.y + pane.height - 120 };

  // One finger on the canvas pans it, two zoom it.
  const before = await box('Order');
  await drag(session, [[low, { x: low.x + 30, y: low.y - 80 }]]);
  await expect.poll(async () => (await box('Order')).y).toBeLessThan(before.y - 40);
  const { width } = await box('Order');
  await drag(session, [
    [
      { x: low.x - 120, y: low.y },
      { x: low.x - 60, y: low.y },
    ],
    [
      { x: low.x + 120, y: low.y },
      { x: low.x + 60, y: low.y },
    ],
  ]);
  await expect.poll(async () => (await box('Order')).width).toBeLessThan(width * 0.9);

  // A box follows the finger.
  const review = await box('Review');
  const title = { x: review.x + 40, y: review.y + 8 };
  await drag(session, [[title, { x: title.x - 20, y: title.y + 90 }]]);
  await expect.poll(async () => (await box('Review')).y).toBeGreaterThan(review.y + 50);

  // A relation starts at the handle; a finger may press beside it.
  const order = await box('Order');
  const scale = order.width / 220;
  const handle = { x: order.x + order.width + 8 * scale, y: order.y + 28 * scale };
  const target = await box('Review');
  await drag(session, [[handle, { x: target.x + target.width / 2, y: target.y + target.height / 2 }]]);
  await expect(designer.canvas.locator('[data-relation-label="reviews"]')).toHaveCount(2);

  // A tap selects; the inspector stays closed until it is opened.
  const customer = await box('Customer');
  await expect(async () => {
    // A tap right after a drag counts as the end of the drag.
    await page.touchscreen.tap(customer.x + 30, customer.y + 8);
    await expect(page.locator('.react-flow__node.selected [data-model="Customer"]')).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await expect(designer.inspector).toBeHidden();
  await page.getByRole('button', { name: 'Show the inspector' }).tap();
  await expect(designer.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue('Customer');
  await page.getByRole('button', { name: 'Show the models' }).tap();
  await expect(designer.inspector).toBeHidden();
  await expect(designer.outline).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(designer.outline).toBeHidden();

  // Two taps on the canvas add a model.
  const count = await page.locator('.react-flow__node-model').count();
  await page.touchscreen.tap(low.x, low.y);
  await page.touchscreen.tap(low.x, low.y);
  await expect(page.locator('.react-flow__node-model')).toHaveCount(count + 1);
});

test('every control of the page and its dialogs is large enough for a finger', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 800 });
  const designer = new Designer(page);
  await designer.open();
  const { inspector, outline } = designer;
  const expectLargeTargets = async (part: Locator, name: string) => {
    await expect(part).toBeVisible();
    expect.soft(await findSmallTargets(part), name).toEqual([]);
  };
  const show = (panel: 'models' | 'inspector') =>
    page.getByRole('button', { name: `Show the ${panel}` }).tap();
  await expectLargeTargets(page.getByRole('banner'), 'the toolbar');
  await show('models');
  await expectLargeTargets(outline, 'the models');
  await outline.locator('[data-outline-model="Customer"]').tap();
  await show('inspector');
  await inspector.getByRole('button', { name: 'More of email' }).tap();
  await inspector.getByRole('button', { name: 'Add a relation' }).tap();
  await expectLargeTargets(inspector, 'a model');
  await inspector.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'Order' });
  await inspector.getByRole('button', { name: 'Add relation' }).tap();
  await expectLargeTargets(page.getByRole('dialog'), 'the question for a key');
  await page.getByRole('button', { name: 'Share customerId' }).tap();
  await expectLargeTargets(inspector, 'a relation');
  await show('inspector');
  await expectLargeTargets(page.getByRole('toolbar'), 'the kinds');
  await page.getByRole('tab', { name: /Problems/ }).tap();
  await expectLargeTargets(page.getByRole('tabpanel', { name: /Problems/ }), 'problems');

  await page.getByRole('tab', { name: 'Playground' }).tap();
  const playground = page.getByRole('tabpanel', { name: 'Playground' });
  for (const name of ['Methods', 'Data'] as const) {
    await playground.getByRole('tab', { name }).tap();
    await expect(playground.getByRole(name === 'Data' ? 'grid' : 'combobox').first()).toBeVisible();
    await expectLargeTargets(playground, `the playground: ${name}`);
  }

  await page.keyboard.press('?');
  await expectLargeTargets(page.getByRole('dialog'), 'the shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expectLargeTargets(page.getByRole('dialog'), 'the palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await designer.openPasteDialog();
  await page.getByRole('dialog').getByRole('textbox').fill('[{"name": "Order"}]');
  await expectLargeTargets(page.getByRole('dialog'), 'pasting');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).tap();
  await expectLargeTargets(page.getByRole('dialog', { name: /^Open/ }), 'add or replace');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /, all projects$/ }).tap();
  await expectLargeTargets(page.getByRole('dialog', { name: 'Projects' }), 'the projects');
});

test('nothing in the toolbar is cut off or too small for a finger, down to a phone', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  for (const width of [1024, 768, 480]) {
    await page.setViewportSize({ width, height: 900 });
    const buttons = page.getByRole('banner').getByRole('button');
    await expect(buttons.first()).toBeVisible();
    // Read all in one call: the toolbar may change between two calls.
    await expect
      .poll(() =>
        buttons.evaluateAll((all, most) => {
          const boxes = all.map((button) => button.getBoundingClientRect()).filter((box) => box.width > 0);
          const isBad = ({ left, right, height }: DOMRect) => left < 0 || right > most || height < 40;
          return { isAny: boxes.length > 3, bad: boxes.filter(isBad) };
        }, width),
      )
      .toEqual({ isAny: true, bad: [] });
  }
});

test('on a phone, in portrait and landscape, a finger draws a relation', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const session = await page.context().newCDPSession(page);
  // The second is called reviews2.
  const made = designer.canvas.locator('[data-relation-label^="reviews"]');
  for (const [width, height, count] of [
    [360, 740, 2],
    [740, 360, 3],
  ] as const) {
    await page.setViewportSize({ width, height });
    // The bar of the previous relation covers the low canvas.
    await designer.selectNothing();
    await expect(page.getByRole('toolbar')).toBeHidden();
    await page.getByRole('button', { name: 'Show all models' }).tap();
    // Wait until the view has moved.
    let before = '';
    const isAtRest = async () => {
      const room = await designer.canvas.boundingBox();
      const box = await designer.model('Review').boundingBox();
      const isInView =
        room !== null && box !== null && box.y >= room.y && box.y + box.height <= room.y + room.height;
      const isStill = before === JSON.stringify(box);
      before = JSON.stringify(box);
      return isInView && isStill;
    };
    await expect.poll(isAtRest).toBe(true);
    const order = await designer.model('Order').boundingBox();
    const review = await designer.model('Review').boundingBox();
    if (order === null || review === null) throw new Error('A box is not on the page.');
    const scale = order.width / 220;
    const from = { x: order.x + order.width + 4 * scale, y: order.y + 20 * scale };
    await drag(session, [[from, { x: review.x + review.width / 2, y: review.y + 12 * scale }]]);
    const question = page.getByRole('dialog');
    if (count > 2) await question.getByRole('button', { name: /^Share / }).tap();
    await expect(made).toHaveCount(count);
  }
});
