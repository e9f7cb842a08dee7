import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { handleOf, middleOf } from './drivers/drawing.ts';
import { test } from './drivers/quickTest.ts';

test('a line released on the canvas creates a model there with the relation, as one step, and Escape undoes all of it', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await expect(designer.model('Order')).toBeVisible();
  const pane = await designer.canvas.boundingBox();
  if (pane === null) throw new Error('no canvas');
  const from = await handleOf(designer, 'Customer');
  const free = { x: from.x - 150, y: pane.y + pane.height - 110 };
  const release = async () => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 10, { steps: 4 });
    await page.mouse.move(free.x, free.y, { steps: 6 });
    await expect(page.getByTestId('new-model-preview')).toBeVisible();
    await page.mouse.up();
    await expect(designer.canvas.getByRole('textbox', { name: 'Model name' })).toBeFocused();
  };
  await release();
  // “Order” is in use, and is only the start of the name that is typed.
  await page.keyboard.type('OrderLine');
  await expect(designer.model('OrderLine')).toBeVisible();
  await expect(designer.edgeLabel('orderLines')).toContainText('customerId');
  await page.keyboard.press('Escape');
  await expect(designer.model('OrderLine')).toHaveCount(0);
  expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();

  await release();
  await page.keyboard.type('Invoice');
  await page.keyboard.press('Enter');
  await expect(designer.property('Invoice', 'customerId')).toContainText('from Customer.invoices');
  const box = await designer.model('Invoice').boundingBox();
  if (box === null) throw new Error('no box');
  // Its title is where the line ended.
  expect(free.x).toBeGreaterThan(box.x - 2);
  expect(free.x).toBeLessThan(box.x + box.width + 2);
  expect(Math.abs(free.y - box.y - 20)).toBeLessThan(12);
  await expect(page.locator('.react-flow__node.selected [data-model="Invoice"]')).toBeVisible();
  // Undo has to be that of the canvas: leave every field.
  await designer.canvas.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  await designer.undo();
  await expect(designer.model('Invoice')).toHaveCount(0);
  await expect(designer.edgeLabel('invoices')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('a second relation between two models asks for its key; Escape and Cancel undo the drop', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const question = page.getByRole('dialog', { name: 'Give orders2 its own foreign key?' });
  const undo = page.getByRole('button', { name: /^Undo/ });
  for (const removeNewRelation of [
    () => page.keyboard.press('Escape'),
    () => question.getByRole('button', { name: 'Cancel' }).click(),
  ]) {
    await designer.connect('Customer', 'Order');
    await expect(question).toContainText('orders2 uses the key customerId, as orders does');
    await removeNewRelation();
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
  // The property under the drop is offered.
  await question.getByRole('button', { name: 'Use the property total' }).click();
  await expect(key).toHaveValue('total');
  await key.press('Escape');
  await designer.connect('Customer', 'Order');
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

test('a double click on the label of an edge renames the relation in place, and so do F2 and Enter', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  const field = designer.canvas.getByRole('textbox', { name: 'Relation name' });
  await designer.edgeLabel('orders').dblclick();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('orders');
  await page.keyboard.type('purchases');
  await page.keyboard.press('Enter');
  await expect(designer.edgeLabel('purchases')).toContainText('customerId');
  await expect(designer.inspector.getByRole('heading', { name: 'Customer.purchases' })).toBeVisible();
  await expect(page.getByRole('group', { name: /Customer has many purchases/ })).toBeFocused();

  // A name that is in use is marked and not accepted; Escape keeps the previous name.
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await field.fill('reviews');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Enter');
  await expect(designer.edgeLabel('purchases')).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.type('gifts');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(designer.edgeLabel('purchases')).toBeVisible();

  // With the keyboard alone: Enter selects the focused edge, then renames it.
  await designer.select('Review');
  const edge = page.getByRole('group', { name: /Customer has many purchases/ });
  await edge.focus();
  await page.keyboard.press('Enter');
  await expect(designer.inspector.getByRole('heading', { name: 'Customer.purchases' })).toBeVisible();
  await edge.focus();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.type('gifts');
  await page.keyboard.press('Enter');
  await expect(designer.edgeLabel('gifts')).toBeVisible();
  await designer.undo();
  await expect(designer.edgeLabel('purchases')).toBeVisible();
  await designer.undo();
  await expect(designer.edgeLabel('orders')).toBeVisible();
});

test('a line released on a property is offered the property as its key', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.addProperty('Order', 'orderNo', 'number');
  await designer.addProperty('Order', 'saleId', 'number');
  const offer = page.getByRole('group', { name: 'Key of orders' });
  const holdOver = async (property: string) => {
    const from = await handleOf(designer, 'Review');
    const to = await middleOf(designer.property('Order', property));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 10, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await expect(page.locator(`[data-over-property="${property}"]`)).toBeVisible();
  };
  // A property with the name of a key becomes the key, and the line says so.
  await holdOver('saleId');
  await expect(designer.relationPreview).toHaveText('orders · saleId');
  await page.mouse.up();
  await expect(designer.property('Order', 'saleId')).toContainText('from Review.orders');
  await expect(offer.getByRole('button', { name: 'saleId' })).toHaveAttribute('aria-pressed', 'true');
  await offer.getByRole('button', { name: 'reviewId' }).click();
  await expect(offer).toHaveCount(0);
  await expect(designer.property('Order', 'reviewId')).toContainText('from Review.orders');
  await designer.undo();
  await expect(designer.property('Order', 'reviewId')).toHaveCount(0);
  await expect(designer.property('Order', 'saleId')).not.toContainText('from');

  // Any other property is offered; the offer disappears with the next action.
  await holdOver('orderNo');
  await expect(designer.relationPreview).toHaveText('orders · reviewId');
  await page.mouse.up();
  await expect(offer.getByRole('button', { name: 'reviewId' })).toHaveAttribute('aria-pressed', 'true');
  await offer.getByRole('button', { name: 'orderNo' }).click();
  await expect(designer.property('Order', 'orderNo')).toContainText('from Review.orders');
  await designer.undo();
  await holdOver('orderNo');
  await page.mouse.up();
  await expect(offer).toBeVisible();
  await designer.inspector.getByRole('textbox', { name: 'Foreign key' }).click();
  await expect(offer).toHaveCount(0);
  // Escape in that field does not undo the relation.
  await page.keyboard.press('Escape');
  await expect(designer.property('Order', 'reviewId')).toContainText('from Review.orders');
});
