import { expect, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';

test.describe('arranging and finding', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
  });

  test('lines up the selected models as one undo step', async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+a');
    await designer.inspector.getByRole('button', { name: 'Align left' }).click();
    const lefts = await Promise.all(['Customer', 'Order', 'Review'].map((name) => designer.positionOf(name)));
    expect(new Set(lefts.map(({ x }) => x)).size).toBe(1);
    await designer.undo();
    expect((await designer.positionOf('Order')).x).toBeGreaterThan((await designer.positionOf('Customer')).x);
  });

  test('goes from model to model along relations by keys, and says where it is', async ({ page }) => {
    await designer.select('Customer');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(page.getByTestId('announcer')).toHaveText(/^Order, 5 properties/);
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByTestId('announcer')).toHaveText(/^Review/);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByTestId('announcer')).toHaveText('Customer, 4 properties, 2 relations');
    await designer.edgeLabel('orders').click();
    await expect(page.getByTestId('announcer')).toHaveText('Customer has many orders, key customerId');
  });

  test('finds and does things in the palette', async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+k');
    const field = page.getByRole('combobox', { name: 'Find or do anything' });
    await expect(field).toBeFocused();
    await field.fill('reviews');
    await page.keyboard.press('Enter');
    await expect(designer.inspector.getByRole('heading', { name: 'Customer.reviews' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await field.fill('add model');
    await page.keyboard.press('Enter');
    await expect(designer.canvas.getByRole('textbox', { name: 'Model name' })).toBeFocused();
  });

  test('shows less detail, and only the neighbours of what is selected', async ({ page }) => {
    await designer.select('Order');
    await page.keyboard.press('d');
    await expect(designer.property('Order', 'description')).toHaveCount(0);
    await expect(designer.property('Order', 'customerId')).toBeVisible();
    await page.keyboard.press('d');
    await expect(designer.property('Order', 'customerId')).toHaveCount(0);
    await page.keyboard.press('d');
    await expect(designer.property('Order', 'description')).toBeVisible();
    await page.keyboard.press('o');
    await expect(designer.model('Review')).toHaveCSS('opacity', '0.25');
    await expect(designer.model('Customer')).toHaveCSS('opacity', '1');
  });

  test('lists every shortcut', async ({ page }) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Add model');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('marks the models and relations that LoopBack will take otherwise than drawn', async ({ page }) => {
    await designer.connect('Customer', 'Order');
    await expect(designer.edgeLabel('orders2')).toBeVisible();
    await expect(designer.edgeLabel('orders2').getByTitle(/problem/)).toBeVisible();
    await expect(designer.model('Customer').getByTitle(/problem/)).toBeVisible();
    await page.getByRole('tab', { name: /Problems/ }).click();
    await page
      .getByRole('button', { name: /both use Order.customerId/ })
      .first()
      .click();
    await expect(designer.inspector.getByRole('heading', { name: /Customer.orders/ })).toBeVisible();
  });

  test('mends a problem with a click, as one undo step', async ({ page }) => {
    await designer.connect('Customer', 'Order');
    await page.getByRole('tab', { name: /Problems/ }).click();
    const panel = page.getByRole('tabpanel', { name: /Problems/ });
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    await panel.getByRole('listitem').getByRole('button').last().click();
    await expect(panel).toContainText('LoopBack will take this design as it is drawn.');
    await designer.undo();
    await expect(panel.getByRole('listitem')).toHaveCount(1);
  });
});
