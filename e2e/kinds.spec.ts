import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

test.describe('kinds of relations', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
  });

  test('the bar changes the kind, keeps the selection, and adds the other side with the same key', async ({
    page,
  }) => {
    await designer.edgeLabel('orders').click();
    const bar = page.getByRole('toolbar', { name: 'Kind of orders' });
    await bar.getByRole('button', { name: 'Order.customer' }).click();
    await expect(designer.edgeLabel('customer')).toBeVisible();
    await expect(designer.property('Order', 'customerId')).toBeVisible();
    await expect(bar.getByRole('button', { name: 'Order.customer' })).toHaveCount(0);

    // A custom key on one side changes both sides.
    const key = designer.inspector.getByRole('textbox', { name: 'Foreign key' });
    await key.fill('buyerId');
    await key.press('Enter');
    await expect(designer.property('Order', 'buyerId')).toBeVisible();
    await expect(designer.property('Order', 'customerId')).toHaveCount(0);
    await designer.undo();
    await expect(designer.property('Order', 'customerId')).toBeVisible();

    await bar.getByRole('button', { name: 'has one' }).click();
    await expect(
      designer.inspector.getByRole('heading', { name: 'Customer.order', exact: true }),
    ).toBeVisible();
    await designer.undo();
    await expect(designer.edgeLabel('orders')).toBeVisible();
  });

  test('creates a through model with both of its keys', async ({ page }) => {
    await designer.connect('Order', 'Review');
    await page
      .getByRole('toolbar', { name: 'Kind of reviews' })
      .getByRole('button', { name: 'through…' })
      .click();
    await page.getByRole('menuitem', { name: 'New model OrderReview' }).click();
    await expect(designer.model('OrderReview')).toBeVisible();
    await expect(designer.property('OrderReview', 'orderId')).toBeVisible();
    await expect(designer.property('OrderReview', 'reviewId')).toBeVisible();
    expect(await designer.relationMethods()).toContain('through: OrderReview');
    await designer.undo();
    await expect(designer.model('OrderReview')).toHaveCount(0);
  });

  test('edits the attributes of a relation, and says where JSON is wrong', async ({ page }) => {
    await designer.edgeLabel('orders').click();
    const scope = designer.inspector.getByRole('textbox', { name: 'Scope' });
    await scope.fill('{"order": ');
    await scope.blur();
    await expect(scope).toHaveAttribute('aria-invalid', 'true');
    await scope.fill('{"order": "date DESC"}');
    await scope.blur();
    await expect.poll(() => designer.relationJson()).toHaveProperty('scope', { order: 'date DESC' });

    // Its JSON is applied letter by letter as one undo step, and the names follow.
    await designer.showTab('JSON');
    const json = designer.inspector.getByRole('textbox', { name: 'Relation JSON' });
    const type = async (text: string) => {
      await json.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    };
    await type('{"type": "hasmany", "model": "Review"}');
    await expect(designer.inspector.getByRole('alert')).toContainText('Line 1');
    await expect(designer.inspector.getByRole('alert')).toContainText('hasAndBelongsToMany');
    await expect(designer.edgeLabel('orders')).toBeVisible();
    await type('{"type": "hasMany", "model": "Customer", "foreignKey": ""}');
    await expect(designer.inspector.getByRole('heading', { name: 'Customer.customers' })).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('boss');
    await expect(designer.property('Customer', 'boss')).toBeVisible();
    await designer.canvas.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await designer.undo();
    await designer.edgeLabel('orders').click();
    await expect.poll(() => designer.relationJson()).toHaveProperty('model', 'Order');
    // A wrong text stays with the relation for which it was typed.
    await type('{');
    await designer.edgeLabel('reviews').click();
    await expect(designer.inspector.getByRole('alert')).toHaveCount(0);
    await expect.poll(() => designer.relationJson()).toHaveProperty('model', 'Review');
  });
});
