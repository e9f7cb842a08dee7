import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

test('rows that can belong to any model are drawn, named on all sides, exported, opened again and run', async ({
  page,
}, testInfo) => {
  const designer = new Designer(page);
  await designer.open();
  const { inspector } = designer;
  const bar = (name: string) => page.getByRole('toolbar', { name: `Kind of ${name}` });

  // By mouse: a first owner, whose selector is then named.
  await designer.connect('Order', 'Review');
  await bar('reviews').getByRole('button', { name: 'polymorphic' }).click();
  await expect(designer.property('Review', 'reviewOwnerId')).toBeVisible();
  const selector = inspector.getByRole('textbox', { name: 'Selector' });
  await selector.fill('reviewable');
  await selector.press('Enter');
  await expect(designer.property('Review', 'reviewableId')).toBeVisible();
  await expect(designer.property('Review', 'reviewOwnerId')).toHaveCount(0);
  const owned = { type: 'hasMany', model: 'Review', polymorphic: 'reviewable' };
  await expect.poll(() => designer.relationJson()).toEqual(owned);

  // By keyboard: the belongsTo lists its owners, and gets a further one.
  await inspector.getByRole('button', { name: 'Review.reviewable' }).press('Enter');
  await expect(inspector.getByRole('heading', { name: 'Review.reviewable' })).toBeVisible();
  await expect(bar('reviewable').getByRole('button', { name: 'has many' })).toBeDisabled();
  await bar('reviewable').getByRole('button', { name: 'only Order' }).press('Enter');
  await expect(bar('reviewable').getByRole('button', { name: 'has many' })).toBeEnabled();
  await designer.undo();
  const form = inspector.getByRole('form', { name: 'Add an owner' });
  await form.getByRole('combobox', { name: 'Owner' }).selectOption('Customer');
  await form.getByRole('combobox', { name: 'Relation' }).selectOption('hasOne');
  await form.getByRole('button', { name: 'Add an owner: Customer.review' }).press('Enter');
  await inspector.getByRole('button', { name: 'Customer.review' }).press('Enter');
  await expect.poll(() => designer.relationJson()).toEqual({ ...owned, type: 'hasOne' });

  // A bar's button makes it an ordinary relation and one as reviewable again; each is one step.
  await bar('review').getByRole('button', { name: 'as reviewable' }).press('Enter');
  await expect(bar('review').getByRole('button', { name: 'as reviewable', pressed: false })).toBeVisible();
  await designer.undo();
  await expect(bar('review').getByRole('button', { name: 'as reviewable', pressed: true })).toBeVisible();

  // Customer.reviews has its own key: what the change would remove is said first.
  await designer.outline.getByText('reviews', { exact: true }).first().click();
  await bar('reviews').getByRole('button', { name: 'as reviewable' }).click();
  const question = page.getByRole('alertdialog', { name: 'Make polymorphic' });
  await expect(question).toContainText('the change removes “authorId”');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(bar('reviews').getByRole('button', { name: 'as reviewable' })).toBeFocused();

  const paths = [];
  for (const name of ['Customer', 'Order', 'Review']) {
    const { fileName, text } = await designer.downloadModel(name);
    if (name === 'Review') {
      expect(JSON.parse(text)).toHaveProperty('relations.reviewable', {
        type: 'belongsTo',
        polymorphic: true,
      });
    }
    const path = testInfo.outputPath(fileName);
    await writeFile(path, text);
    paths.push(path);
  }
  await designer.clear();
  await designer.openFiles(paths);
  const playground = new Playground(page);
  await playground.open();
  await playground.run(
    "const order = await Order.create({description: 'Bought'});\n" +
      "await order.reviews.create({title: 'Good'});\n" +
      "const [row] = await Review.find({where: {title: 'Good'}});\n" +
      "(await row.reviewable.get()).description + ' by ' + row.reviewableType",
  );
  await expect(playground.output).toContainText('Bought by Order');
});
