import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

const code = `const customer = await Customer.findById(1);
customer.orders.build({description: 'x'});
await customer.orders.create({description: 'y'});
await customer.destroy();
await customer.orders.findById(999);`;

test('axe finds nothing serious in any view of the playground, in light and in dark', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  await playground.run(code);
  expect.soft(await findBarriers(page), 'a run with rows, orphans, a notice and an error').toEqual([]);
  await page.getByRole('button', { name: 'Tour' }).click();
  expect.soft(await findBarriers(page), 'the tour').toEqual([]);
  await page.getByRole('button', { name: 'Leave tour' }).click();
  await playground.show('Methods');
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption('find');
  await page.getByRole('button', { name: 'Condition' }).click();
  await page.getByRole('button', { name: 'Group' }).click();
  expect.soft(await findBarriers(page), 'a form with a filter').toEqual([]);
  await playground.show('Data');
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Order');
  await expect(playground.grid.getByLabel('references a missing row').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add row' }).click();
  await page.getByRole('button', { name: 'Filter' }).click();
  expect.soft(await findBarriers(page), 'the grid').toEqual([]);
  await page.getByRole('button', { name: 'Samples & files' }).click();
  await page.getByRole('menuitem', { name: 'Sample data…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect.soft(await findBarriers(page), 'the dialog of sample data').toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('input[type=file][aria-label="Data file"]').setInputFiles({
    name: 'customers.json',
    mimeType: 'text/plain',
    buffer: Buffer.from('{"Customer": [{"id": 1}]}'),
  });
  const dialog = page.getByRole('dialog', { name: 'Import customers.json' });
  await expect(dialog).toContainText('LoopBack would refuse 1 of 1 rows.');
  expect.soft(await findBarriers(page), 'the dialog of an import').toEqual([]);
  // Escape closes it, and nothing has changed.
  await page.keyboard.press('Escape');
  await expect(playground.ending).toContainText('Nothing was stored; the rows are unchanged.');
});

test('arrow keys change the tabs of the playground', async ({ page }) => {
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('tab', { name: 'Code', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(
    page
      .getByRole('tablist', { name: 'Playground views' })
      .getByRole('tab', { name: 'Methods', exact: true }),
  ).toBeFocused();
  await expect(page.getByTestId('call')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(playground.grid).toBeVisible();
});
