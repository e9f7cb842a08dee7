import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { Designer } from './drivers/designer.ts';
import { openShop } from './drivers/openShop.ts';
import { test } from './drivers/quickTest.ts';

async function relationsIn(designer: Designer, path: string): Promise<Record<string, unknown>> {
  const zip = unzipSync(new Uint8Array(await designer.downloadProject()));
  return JSON.parse(Buffer.from(zip[path] ?? []).toString('utf8')).relations;
}

test.describe('renaming a model of an opened project', () => {
  test('keeps keys and API names by default, shows its effects, and changes all or some of them on request', async ({
    page,
  }) => {
    const designer = await openShop(page);
    await designer.outline.locator('[data-outline-model="Order"]').click();
    await page.keyboard.press('Shift+F2');
    const dialog = page.getByRole('dialog', { name: 'Rename Order' });
    await expect(dialog.getByRole('radio', { name: 'Keep keys and API names' })).toBeChecked();
    await dialog.getByRole('textbox', { name: 'New name' }).fill('SalesOrder');
    await expect(dialog.getByText('Causes no new problems.')).toBeVisible();
    await expect(dialog.getByRole('list', { name: 'Files that contain Order' })).toHaveText(
      'common/models/order.js',
    );

    await dialog.getByRole('radio', { name: 'Choose' }).check();
    const byHand = dialog.getByRole('region', { name: /^Set by hand/ });
    await byHand.getByRole('checkbox', { name: /OrderItem relations\.order\.foreignKey/ }).check();
    await expect(dialog.getByText('Causes no new problems.')).toBeVisible();
    await dialog.getByRole('radio', { name: 'Change all' }).check();
    await expect(dialog.getByText('Causes no new problems.')).toBeVisible();
    await expect(dialog.getByRole('region', { name: 'Names derived from it' })).toContainText(
      '/api/SalesOrders',
    );

    await dialog.getByRole('radio', { name: 'Keep keys and API names' }).check();
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(designer.outline.locator('[data-outline-model="SalesOrder"]')).toBeVisible();
    expect(await relationsIn(designer, 'common/models/order-item.json')).toMatchObject({
      order: { type: 'belongsTo', model: 'SalesOrder', foreignKey: '' },
    });
    await designer.undo();
    await expect(designer.outline.locator('[data-outline-model="Order"]')).toBeVisible();
  });

  test('a rename in place keeps them too, and offers to change them in the same undo step', async ({
    page,
  }) => {
    const designer = await openShop(page);
    await designer.outline.locator('[data-outline-model="Order"]').click();
    const name = designer.inspector.getByRole('textbox', { name: 'Model name' });
    await name.fill('SalesOrder');
    await name.press('Enter');
    await page.getByRole('button', { name: 'Change them too…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename Order' });
    await expect(dialog.getByRole('radio', { name: 'Change all' })).toBeChecked();
    await expect(dialog.getByText('Causes no new problems.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
    expect(await relationsIn(designer, 'common/models/order-item.json')).toMatchObject({
      salesOrder: { type: 'belongsTo', model: 'SalesOrder', foreignKey: '' },
    });
    await designer.undo();
    await expect(designer.outline.locator('[data-outline-model="Order"]')).toBeVisible();
    expect(await relationsIn(designer, 'common/models/order-item.json')).toHaveProperty('order');
  });
});
