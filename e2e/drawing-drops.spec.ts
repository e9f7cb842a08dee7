import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { handleOf, middleOf } from './drivers/drawing.ts';
import { test } from './drivers/quickTest.ts';

test('let go on the canvas, it makes a model there with the relation: one step, and Escape takes all back', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await expect(designer.model('Order')).toBeVisible();
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

test('a second relation between two models asks for its key; Escape and Cancel take the drop back', async ({
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
  // Where the drop ended on a property, that is offered.
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

  // What is taken is marked and not used; Escape leaves the name as it was.
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

  // By keys alone: Enter selects the edge that has the focus, then renames.
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

test('let go on a property, it is offered that as its key', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.addProperty('Order', 'orderNo', 'number');
  await designer.addProperty('Order', 'saleId', 'number');
  const offer = page.getByRole('group', { name: 'Key of orders' });
  const letGoOn = async (property: string) => {
    const from = await handleOf(designer, 'Review');
    const to = await middleOf(designer.property('Order', property));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 10, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await expect(page.locator(`[data-over-property="${property}"]`)).toBeVisible();
  };
  // One that is called as keys are is the key, and the line says so.
  await letGoOn('saleId');
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

  // Any other one is offered; who does something else wants none.
  await letGoOn('orderNo');
  await expect(designer.relationPreview).toHaveText('orders · reviewId');
  await page.mouse.up();
  await expect(offer.getByRole('button', { name: 'reviewId' })).toHaveAttribute('aria-pressed', 'true');
  await offer.getByRole('button', { name: 'orderNo' }).click();
  await expect(designer.property('Order', 'orderNo')).toContainText('from Review.orders');
  await designer.undo();
  await letGoOn('orderNo');
  await page.mouse.up();
  await expect(offer).toBeVisible();
  await designer.inspector.getByRole('textbox', { name: 'Foreign key' }).click();
  await expect(offer).toHaveCount(0);
  // Nor does Escape in that field take the relation back.
  await page.keyboard.press('Escape');
  await expect(designer.property('Order', 'reviewId')).toContainText('from Review.orders');
});
