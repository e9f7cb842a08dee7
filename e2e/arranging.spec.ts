import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

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
    // The canvas still moves to the model: a click may hit where the label was before.
    await expect(async () => {
      await designer.edgeLabel('orders').click();
      await expect(page.getByTestId('announcer')).toHaveText('Customer has many orders, key customerId', {
        timeout: 1_000,
      });
    }).toPass({ timeout: 15_000 });
  });

  test('finds and runs things in the palette, which accepts typing before it has loaded', async ({
    page,
  }) => {
    const field = page.getByRole('combobox', { name: 'Find or do anything' });
    let load = (): void => undefined;
    const typed = new Promise<void>((resolve) => {
      load = resolve;
    });
    await page.route('**/Palette-*.js', async (route) => {
      await typed;
      await route.continue();
    });
    await page.keyboard.press('ControlOrMeta+k');
    // Each of these letters alone would do something.
    await page.keyboard.type('nap');
    load();
    await expect(field).toHaveValue('nap');
    await expect(field).toBeFocused();
    await expect(designer.canvas.locator('[data-model]')).toHaveCount(3);
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

  test('marks the models and relations that LoopBack interprets differently from the drawing', async ({
    page,
  }) => {
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
    await expect(designer.inspector.getByRole('textbox', { name: 'Foreign key' })).toBeFocused();
  });

  test('jumps from a problem to its field, and opens it', async ({ page }) => {
    await page.getByRole('button', { name: 'More ways to open' }).click();
    await page.getByRole('menuitem', { name: 'Paste models' }).click();
    const broken = {
      name: 'Broken',
      validations: [{ name: 'x' }],
      hiden: ['name'],
      relations: null,
      properties: { name: { type: 'string', max: 3 }, kind: 'strng' },
    };
    await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(broken));
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: false }).last().click();
    await expect(designer.model('Broken')).toBeVisible();
    await page.getByRole('tab', { name: /Problems/ }).click();
    const { inspector } = designer;
    for (const [problem, field] of [
      [/has "max"/, inspector.getByRole('textbox', { name: 'max of name' })],
      [/"strng"/, inspector.getByRole('combobox', { name: 'Type of kind' })],
      [/has "hiden"/, inspector.getByRole('textbox', { name: 'hiden', exact: true })],
      [/ignores the "validations"/, inspector.getByRole('textbox', { name: 'validations', exact: true })],
      [/"relations"/, inspector.getByRole('textbox', { name: 'Model JSON' })],
    ] as const) {
      await page
        .getByRole('tabpanel', { name: /Problems/ })
        .getByRole('button', { name: problem })
        .first()
        .click();
      await expect(field).toBeFocused();
      await expect(field).toBeInViewport();
    }
  });

  test('fixes a problem with one click, as one undo step', async ({ page }) => {
    await designer.connect('Customer', 'Order');
    await page.getByRole('tab', { name: /Problems/ }).click();
    const panel = page.getByRole('tabpanel', { name: /Problems/ });
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    // The first button goes to the place, the last one hides the kind.
    await panel.getByRole('listitem').getByRole('button').nth(1).click();
    await expect(panel).toContainText('No problems found');
    await designer.undo();
    await expect(panel.getByRole('listitem')).toHaveCount(1);
  });

  test('duplicates, copies and pastes models with the relations between them', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+d');
    await expect
      .poll(() => designer.modelNames())
      .toEqual(['Customer', 'Customer2', 'Order', 'Order2', 'Review', 'Review2']);
    await expect(designer.edgeLabel('order2s')).toContainText('customer2Id');
    await designer.undo();
    await expect.poll(() => designer.modelNames()).toHaveLength(3);

    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+c');
    await expect(page.getByText('Copied 3 models')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+v');
    await expect.poll(() => designer.modelNames()).toHaveLength(6);
    await designer.undo();
    await expect.poll(() => designer.modelNames()).toHaveLength(3);
  });

  test('edits the JSON of a model in place, as one undo step, and says where it is wrong', async ({
    page,
  }) => {
    await designer.select('Order');
    await designer.showTab('JSON');
    const editor = designer.inspector.getByRole('textbox', { name: 'Model JSON' });
    await editor.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('{"name": "Order", "properties": {"paid": "boolean" "x"}}');
    await expect(designer.inspector.getByRole('alert')).toContainText('Line 1');
    await expect(designer.property('Order', 'total')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('{"name": "Order", "properties": {"paid": "boolean"}}');
    await expect(designer.property('Order', 'paid')).toBeVisible();
    await expect(designer.property('Order', 'total')).toHaveCount(0);
    await designer.canvas.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await designer.undo();
    await expect(designer.property('Order', 'total')).toBeVisible();
  });

  test('renames a model after a preview of everything that changes', async ({ page }) => {
    await designer.select('Customer');
    await page.keyboard.press('Shift+F2');
    const dialog = page.getByRole('dialog', { name: 'Rename Customer' });
    await dialog.getByRole('textbox', { name: 'New name' }).fill('Client');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'customerId' }).first()).toContainText(
      'clientId',
    );
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(designer.property('Order', 'clientId')).toBeVisible();
    await expect(designer.edgeLabel('reviews')).toContainText('authorId');
    await designer.undo();
    await expect(designer.model('Customer')).toBeVisible();

    // A property is renamed at once if nothing else refers to it, and after a preview otherwise.
    await designer.renameProperty('Customer', 'city', 'town');
    await designer.undo();
    await designer.select('Customer');
    await designer.showTab('JSON');
    const json = designer.inspector.getByRole('textbox', { name: 'Model JSON' });
    await json.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(
      '{"name": "Customer", "properties": {"email": "string"}, "hidden": ["email"]}',
    );
    await designer.property('Customer', 'email').dblclick();
    const field = designer.model('Customer').getByRole('textbox', { name: 'Property name' });
    await field.fill('mail');
    await field.press('Enter');
    const preview = page.getByRole('dialog', { name: 'Rename Customer.email' });
    await expect(preview.getByRole('listitem').first()).toHaveText('Customer hidden.0email mail');
    await preview.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(designer.property('Customer', 'mail')).toBeVisible();
    expect(JSON.parse(await designer.modelJson())).toHaveProperty('hidden', ['mail']);
    await designer.undo();
    await expect(designer.property('Customer', 'email')).toBeVisible();
    expect(JSON.parse(await designer.modelJson())).toHaveProperty('hidden', ['email']);
  });
});
