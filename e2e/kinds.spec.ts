import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
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

  test('embeds and lists of ids are made, named, asked about, exported, opened again and run', async ({
    page,
  }, testInfo) => {
    await designer.connect('Order', 'Review');
    const bar = (name: string) => page.getByRole('toolbar', { name: `Kind of ${name}` });
    await bar('reviews').getByRole('button', { name: 'embeds many' }).click();
    await expect(designer.edgeLabel('reviewList')).toContainText('embeds many');
    await expect(designer.property('Order', 'reviews')).toContainText('[Review]');
    await expect(designer.property('Review', 'orderId')).toHaveCount(0);

    const stored = designer.inspector.getByRole('textbox', { name: 'Stored in' });
    await stored.fill('opinions');
    await stored.press('Enter');
    await expect(designer.property('Order', 'opinions')).toContainText('[Review]');
    await designer.inspector.getByRole('checkbox', { name: /^validate:/ }).uncheck();
    await designer.inspector.getByRole('checkbox', { name: /^persistent:/ }).check();
    const embedded = {
      type: 'embedsMany',
      model: 'Review',
      property: 'opinions',
      options: { validate: false, persistent: true },
    };
    await expect.poll(() => designer.relationJson()).toEqual(embedded);

    // What the new kind does not read is named first. Escape keeps the kind and the selection.
    await bar('reviewList').getByRole('button', { name: 'references many' }).click();
    const question = page.getByRole('alertdialog', { name: 'Change kind' });
    await expect(question).toContainText('referencesMany does not read property: the change removes it.');
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(bar('reviewList').getByRole('button', { name: 'embeds many' })).toBeFocused();
    await bar('reviewList').getByRole('button', { name: 'references many' }).press('Enter');
    await question.getByRole('button', { name: 'Change kind' }).press('Enter');
    await expect(designer.edgeLabel('reviews')).toHaveCount(2);
    await expect(designer.property('Order', 'reviewIds')).toContainText('[number]');
    await designer.undo();
    await expect(designer.property('Order', 'opinions')).toBeVisible();

    const paths = [];
    for (const name of ['Order', 'Review']) {
      const { fileName, text } = await designer.downloadModel(name);
      if (name === 'Order') expect(JSON.parse(text)).toHaveProperty('relations.reviewList', embedded);
      const path = testInfo.outputPath(fileName);
      await writeFile(path, text);
      paths.push(path);
    }
    await designer.clear();
    await designer.openFiles(paths);
    await designer.edgeLabel('reviewList').click();
    await expect.poll(() => designer.relationJson()).toEqual(embedded);
    const playground = new Playground(page);
    await playground.open();
    await playground.run(
      "const order = await Order.create({description: 'x'});\n" +
        "await order.reviewList.create({title: 'Good'});\n" +
        '(await Order.findById(order.id)).opinions[0].title',
    );
    await expect(playground.output).toContainText('Good');
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
