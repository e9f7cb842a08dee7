import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { openPlayground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

test.describe('undo depends on the focus', () => {
  test('in the playground it undoes changes of rows, and the design stays', async ({ page }) => {
    const { designer, playground } = await openPlayground(page);
    await designer.addProperty('Customer', 'nick');
    await playground.show('Data');
    const city = playground.cell(0, 'city');
    const original = await city.innerText();
    const edit = (text: string): Promise<void> =>
      playground.expectEntry(async () => {
        await city.dblclick();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      });
    const undo = (): Promise<void> => playground.expectEntry(() => designer.undo());
    const nothing = page.getByText('Nothing to undo in the rows.');

    await edit('Ulm');
    await edit('Bonn');
    await undo();
    await expect(playground.output).toContainText('Undo: await customer.updateAttributes');
    await expect(playground.output.locator('[data-kind=changed]')).toContainText('"Bonn" → "Ulm"');
    await expect(city).toHaveText('Ulm');
    await playground.expectEntry(() => designer.redo());
    await expect(city).toHaveText('Bonn');

    // An older change is undone separately, or refused with the reason; its entry shows its state.
    const first = playground.log.locator('[data-log=run]').first();
    await playground.expectEntry(() => first.getByRole('button', { name: 'Undo this' }).click());
    await expect(playground.output).toContainText('Customer 1 has changed since then: city is "Bonn" now.');
    await expect(city).toHaveText('Bonn');
    const second = playground.log.locator('[data-log=run]').nth(1);
    await playground.expectEntry(() => second.getByRole('button', { name: 'Undo this' }).click());
    await expect(second).toContainText('Undone. Redo this');
    // Now the focus is in the log.
    await undo();
    await expect(city).toHaveText(original);
    await designer.undo();
    await expect(nothing).toBeVisible();
    // A select of the playground undoes nothing of the design either.
    await page.getByRole('combobox', { name: 'Model', exact: true }).focus();
    await playground.expectEntry(() => page.keyboard.press('ControlOrMeta+y'));
    await expect(city).toHaveText('Ulm');
    // The tab of the playground undoes nothing of the design either.
    await page.getByRole('tab', { name: 'Playground' }).click();
    await undo();
    await expect(city).toHaveText(original);
    await playground.expectEntry(() => designer.redo());
    await expect(city).toHaveText('Ulm');
    await expect(designer.model('Customer')).toContainText('nick');

    // The canvas undoes the design, and no row.
    await designer.canvas.locator('.react-flow__pane').click({ position: { x: 5, y: 60 } });
    await designer.undo();
    await expect(designer.model('Customer')).not.toContainText('nick');
    await expect(city).toHaveText('Ulm');

    // A reload empties the log, and its undo with it.
    await designer.expectSaved();
    await page.reload();
    await playground.open();
    await playground.show('Data');
    await expect(city).toHaveText('Ulm');
    await playground.grid.focus();
    await designer.undo();
    await expect(nothing).toBeVisible();
    await expect(city).toHaveText('Ulm');
  });

  test('a run is undone as a whole, and so is a reset, unless the design has changed since then', async ({
    page,
  }) => {
    const { designer, playground } = await openPlayground(page);
    await playground.run(
      "const made = await Order.create({customerId: 1, total: 7});\nawait Customer.destroyAll({id: 2});\nawait made.updateAttribute('total', 8);",
    );
    await playground.output.click();
    await playground.expectEntry(() => designer.undo());
    await playground.run('await Order.count();\nawait Customer.count();\n(await Order.create({})).id');
    await expect(playground.value(1)).toContainText('12');
    await expect(playground.value(2)).toContainText('5');
    // The id of the undone row is not used again.
    await expect(playground.value(3)).toContainText('14');

    await playground.reset();
    const entry = playground.output;
    await playground.expectEntry(() => entry.getByRole('button', { name: 'Undo this' }).click());
    await expect(playground.output).toContainText('redo restores them');
    await playground.run('await Order.count()');
    await expect(playground.value(1)).toContainText('13');

    await playground.run('await Order.destroyById(1)');
    await designer.renameProperty('Order', 'total', 'amount');
    await playground.expectEntry(() =>
      playground.log.getByRole('button', { name: 'Undo this' }).last().click(),
    );
    await expect(playground.output).toContainText(
      'The design has changed since then: The property total of Order was renamed or removed.',
    );
  });
});

test('in the code it undoes typing, and the code can be searched', async ({ page }) => {
  const { designer, playground } = await openPlayground(page);
  await designer.addProperty('Customer', 'nick');
  await playground.type('first');
  await page.keyboard.type(' second');
  await designer.undo();
  await designer.undo();
  await expect(playground.code).not.toContainText('first');
  await designer.redo();
  await expect(playground.code).toContainText('first');

  // Another snippet starts with nothing to undo: the text of this one does not get into it.
  await page.getByRole('button', { name: /^Snippet/ }).click();
  await page.getByRole('menuitem', { name: 'New snippet' }).click();
  await expect(page.getByRole('button', { name: 'Snippet 2' })).toBeFocused();
  await playground.code.click();
  await designer.undo();
  await expect(page.getByText('Nothing to undo in the code.')).toBeVisible();
  await expect(playground.code).not.toContainText('first');
  await expect(designer.model('Customer')).toContainText('nick');

  await playground.type('const a = 1;\nconst b = a + a;');
  await page.keyboard.press('ControlOrMeta+f');
  const find = page.getByRole('textbox', { name: 'Find' });
  await expect(find).toBeFocused();
  await page.keyboard.type('a +');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cm-searchMatch-selected')).toHaveText('a +');
  // Keys on its buttons are not commands of the page.
  await page.getByRole('button', { name: 'next' }).focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
  await expect(playground.code).toBeFocused();
  expect(await designer.modelNames()).toHaveLength(3);
});

test('undo of an opening says so, shows everything, and is redone with a click', async ({ page }) => {
  const designer = new Designer(page);
  await designer.open();
  const library = join(import.meta.dirname, 'fixtures', 'library', 'common', 'models');
  const files = readdirSync(library).filter((name) => name.endsWith('.json'));
  await designer.openFiles(files.map((name) => join(library, name)));
  await expect.poll(() => designer.modelNames()).toHaveLength(9);
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await expect(page.getByText('Already laid out: nothing moved.')).toBeVisible();
  // At most one undo step: the second layout changed nothing.
  const undo = page.getByRole('button', { name: /^Undo: / });
  if (await undo.getAttribute('aria-label').then((label) => label === 'Undo: lay out')) await designer.undo();
  await expect(undo).toHaveAccessibleName('Undo: open files');

  await designer.undo();
  const notice = page.getByText('Opening of 9 models undone.');
  await expect(notice).toBeVisible();
  await expect.poll(() => designer.modelNames()).toHaveLength(3);
  for (const name of ['Customer', 'Order', 'Review']) await expect(designer.model(name)).toBeInViewport();
  await page.getByRole('button', { name: 'Redo', exact: true }).last().click();
  await expect.poll(() => designer.modelNames()).toHaveLength(9);
  await expect(page.getByText('Opening of 9 models redone.')).toBeVisible();
});
