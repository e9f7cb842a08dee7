import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

test.describe('designing', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
  });

  test('draws two models, relates them by drag, and exports what LoopBack boots', async () => {
    await designer.clear();
    await designer.addModel('Customer', { x: 120, y: 80 });
    await designer.addProperty('Customer', 'name');
    await designer.selectNothing();
    await designer.addModel('Order', { x: 560, y: 120 });
    await designer.addProperty('Order', 'total', 'number');
    await designer.selectNothing();

    await designer.holdRelation('Customer', 'Order');
    await expect(designer.relationPreview).toHaveText('orders · customerId');
    // Nothing is created before the button is released.
    expect(JSON.parse((await readRelations(designer, 'Customer')) ?? '{}')).toEqual({});
    await designer.release();

    await expect(designer.edgeLabel('orders')).toContainText('customerId');
    await expect(designer.property('Order', 'customerId')).toContainText('from Customer.orders');
    await expect(designer.property('Order', 'customerId')).toHaveAttribute('data-origin', 'foreignKey');
    await expect(designer.inspector.getByRole('heading', { name: 'Customer.orders' })).toBeVisible();
    const methods = await designer.relationMethods();
    expect(methods).toContain('Customer.hasMany(Order');
    expect(methods).toContain('customer.orders.build(');

    const { fileName, text } = await designer.downloadModel('Customer');
    expect(fileName).toBe('customer.json');
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      name: 'Customer',
      base: 'PersistedModel',
      idInjection: true,
      options: { validateUpsert: true },
      properties: { name: { type: 'string' } },
      validations: [],
      relations: { orders: { type: 'hasMany', model: 'Order', foreignKey: '' } },
      acls: [],
      methods: {},
    });
  });

  test('relates a model to itself', async ({ page }) => {
    await designer.clear();
    await designer.addModel('Employee', { x: 200, y: 120 });
    const model = designer.model('Employee');
    await model.hover();
    const handle = await model.locator('.react-flow__handle.source').boundingBox();
    const box = await model.boundingBox();
    if (!handle || !box) throw new Error('The model is not on the page.');
    await page.mouse.move(handle.x + 9, handle.y + 9);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 80, box.y + 30, { steps: 5 });
    await page.mouse.move(box.x + 60, box.y + box.height - 8, { steps: 5 });
    await expect(designer.relationPreview).toHaveText('employees · employeeId');
    await designer.release();
    await expect(designer.edgeLabel('employees')).toBeVisible();
    await expect(designer.property('Employee', 'employeeId')).toContainText('from Employee.employees');
  });

  test('derives names again with every letter of a rename, and keeps custom ones', async ({ page }) => {
    await designer.startRenaming('Order');
    await page.keyboard.type('Pur');
    await expect(designer.edgeLabel('purs')).toContainText('customerId');
    await page.keyboard.type('chaseOrder');
    await expect(designer.edgeLabel('purchaseOrders')).toBeVisible();
    await expect(designer.property('PurchaseOrder', 'customerId')).toContainText(
      'from Customer.purchaseOrders',
    );
    await page.keyboard.press('Enter');

    await designer.startRenaming('Customer');
    await page.keyboard.type('Client');
    await expect(designer.property('PurchaseOrder', 'clientId')).toContainText('from Client.purchaseOrders');
    await expect(designer.edgeLabel('reviews')).toContainText('authorId');
    await page.keyboard.press('Enter');
    await expect(designer.property('PurchaseOrder', 'customerId')).toHaveCount(0);

    await designer.undo();
    await expect(designer.model('Customer')).toBeVisible();
    await designer.undo();
    await expect(designer.edgeLabel('orders')).toContainText('customerId');
  });

  test('shows the new names everywhere while the name is typed in the inspector', async ({ page }) => {
    await designer.edgeLabel('orders').click();
    await expect(designer.inspector.getByRole('heading', { name: 'Customer.orders' })).toBeVisible();
    await designer.startRenaming('Order');
    await page.keyboard.type('HTTPCall');
    await page.keyboard.press('Enter');
    await designer.edgeLabel('hTTPCalls').click();
    expect(await designer.relationJson()).toHaveProperty('model', 'HTTPCall');
    expect(await designer.relationMethods()).toContain('customer.hTTPCalls.create(');
  });

  test('accepts a plural, a custom name and a custom key, and returns to the derived ones', async () => {
    await designer.select('Order');
    const plural = designer.inspector.getByRole('textbox', { name: 'Plural' });
    await plural.fill('purchase_orders');
    await expect(designer.edgeLabel('purchaseOrders')).toBeVisible();
    await plural.press('Enter');

    await designer.edgeLabel('purchaseOrders').click();
    const name = designer.inspector.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('purchases');
    await name.press('Enter');
    await expect(designer.edgeLabel('purchases')).toBeVisible();
    const key = designer.inspector.getByRole('textbox', { name: 'Foreign key' });
    await key.fill('buyerId');
    await key.press('Enter');
    await expect(designer.property('Order', 'buyerId')).toContainText('from Customer.purchases');
    await expect(designer.inspector.getByText('custom', { exact: true })).toHaveCount(2);

    await designer.inspector.getByRole('button', { name: 'use purchaseOrders' }).click();
    await designer.inspector.getByRole('button', { name: 'use customerId' }).click();
    await expect(designer.edgeLabel('purchaseOrders')).toContainText('customerId');
    await expect(designer.inspector.getByText('derived', { exact: true })).toHaveCount(2);
  });

  test('edits properties in the box and in the inspector', async ({ page }) => {
    await designer.addProperty('Order', 'paid', 'boolean');
    await designer.property('Order', 'paid').dblclick();
    await page.keyboard.type('isPaid');
    await page.keyboard.press('Enter');
    await expect(designer.property('Order', 'isPaid')).toContainText('boolean');

    await designer.select('Order');
    const item = designer.inspector.locator('[data-property="isPaid"]');
    await item.getByRole('combobox').selectOption('string');
    await item.getByRole('button', { name: 'isPaid is required' }).click();
    await expect(designer.property('Order', 'isPaid')).toContainText('*');
    await item.getByRole('button', { name: /Move isPaid/ }).press('ArrowUp');
    const json = JSON.parse(await designer.modelJson());
    expect(json.properties.isPaid).toEqual({ type: 'string', required: true });
    expect(Object.keys(json.properties).at(-2)).toBe('isPaid');
    await item.getByRole('button', { name: 'Remove isPaid' }).click();
    await expect(designer.property('Order', 'isPaid')).toHaveCount(0);
  });

  test('undoes and redoes a drag, a deletion and a relation as one step each', async ({ page }) => {
    const before = await designer.positionOf('Review');
    await designer.dragModel('Review', { x: -60, y: 50 });
    const moved = await designer.positionOf('Review');
    expect(moved).not.toEqual(before);
    await designer.undo();
    expect(await designer.positionOf('Review')).toEqual(before);
    await designer.redo();
    expect(await designer.positionOf('Review')).toEqual(moved);

    await designer.select('Order');
    await page.keyboard.press('Delete');
    await expect(designer.model('Order')).toHaveCount(0);
    await expect(designer.edgeLabel('orders')).toHaveCount(0);
    await designer.undo();
    await expect(designer.edgeLabel('orders')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+y');
    await expect(designer.model('Order')).toHaveCount(0);
  });

  test('creates a model, a property and a relation with the keyboard alone', async ({ page }) => {
    await page.keyboard.press('n');
    await page.keyboard.type('Invoice');
    await page.keyboard.press('Enter');
    await expect(designer.model('Invoice')).toBeVisible();
    await page.keyboard.type('number');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(designer.property('Invoice', 'number')).toBeVisible();

    await designer.outline.locator('[data-outline-model="Customer"]').focus();
    await page.keyboard.press('Enter');
    const add = designer.inspector.getByRole('button', { name: 'Add a relation' });
    await add.press('Enter');
    const form = designer.inspector.getByRole('form', { name: 'New relation' });
    await expect(form.getByRole('combobox', { name: 'Kind' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(add).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Inv');
    await expect(form.getByRole('status')).toHaveText('Customer.invoices, key customerId on Invoice');
    for (const _ of ['Cancel', 'Add relation']) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(designer.edgeLabel('invoices')).toContainText('customerId');

    // The other kinds; hasMany through creates its through model.
    for (const [kind, label, said] of [
      ['belongsTo', 'review', 'Invoice.review, key reviewId on Invoice'],
      ['hasOne', 'review2', 'Invoice.review2, key invoiceId on Review'],
      ['hasAndBelongsToMany', 'reviews', 'Invoice.reviews, key invoiceId on InvoiceReview'],
      ['through', 'reviews2', 'Invoice.reviews2, keys invoiceId and reviewId on InvoiceReview'],
    ] as const) {
      await designer.outline.locator('[data-outline-model="Invoice"]').press('Enter');
      await add.press('Enter');
      await form.getByRole('combobox', { name: 'Kind' }).selectOption(kind);
      await form.getByRole('combobox', { name: 'Model' }).selectOption('Review');
      await expect(form.getByRole('status')).toHaveText(said);
      await form.getByRole('button', { name: 'Add relation' }).press('Enter');
      await expect(designer.inspector.getByRole('heading', { name: `Invoice.${label}` })).toBeVisible();
    }
    expect(await designer.modelNames()).toContain('InvoiceReview');
    await designer.undo();
    await expect.poll(() => designer.modelNames()).not.toContain('InvoiceReview');
  });
});

async function readRelations(designer: Designer, model: string): Promise<string | undefined> {
  const items = designer.outline.locator(`li:has(> [data-outline-model="${model}"]) ul li`);
  return (await items.count()) === 0 ? undefined : JSON.stringify(await items.allTextContents());
}
