import { expect, type Page } from '@playwright/test';
import { openPlayground, type Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

async function openData(page: Page, model?: string) {
  const { designer, playground } = await openPlayground(page);
  await playground.show('Data');
  await expect(playground.grid).toBeVisible();
  if (model !== undefined) await chooseModel(page, model);
  await expect(playground.grid.getByRole('row').nth(1)).toBeVisible();
  return { designer, playground };
}

async function chooseModel(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption(name);
  await expect(page.getByRole('grid', { name: `Rows of ${name}` })).toBeVisible();
}

/** Returns the visible texts of a column. */
async function column(playground: Playground, property: string): Promise<string[]> {
  return playground.grid.locator(`[data-property="${property}"]`).allInnerTexts();
}

test.describe('the grid', () => {
  test('edits cells with LoopBack’s own validation; every edit is an entry of the log', async ({ page }) => {
    const { playground } = await openData(page);
    await playground.expectEntry(async () => {
      await playground.cell(0, 'city').dblclick();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('Ulm');
      await page.keyboard.press('Enter');
    });
    await expect(playground.output).toContainText("await customer.updateAttributes({city: 'Ulm'});");
    await expect(playground.output).toContainText('PATCH /api/Customers/1');
    await expect(playground.output.locator('[data-kind=changed]')).toContainText('"Ulm"');
    await expect(playground.cell(0, 'city')).toHaveText('Ulm');

    const name = await playground.cell(0, 'name').innerText();
    await playground.expectEntry(async () => {
      await playground.cell(0, 'name').dblclick();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Enter');
    });
    await expect(page.getByRole('alert')).toContainText("`name` can't be blank");
    await expect(playground.output.locator('[data-entry=failed]')).toContainText('statusCode 422');
    await expect(playground.cell(0, 'name')).toHaveText(name);
  });

  test('works with the keyboard alone', async ({ page }) => {
    const { playground } = await openData(page, 'Order');
    await playground.grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'description of Order 2' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(playground.grid).toBeFocused();
    await page.keyboard.press('F2');
    await playground.expectEntry(async () => {
      await page.keyboard.type('by keyboard');
      await page.keyboard.press('Enter');
    });
    await expect(playground.cell(1, 'description')).toHaveText('by keyboard');
    await playground.grid.focus();
    await playground.expectEntry(() => page.keyboard.press('Delete'));
    await expect(playground.output).toContainText('await Order.destroyById(2);');
    await expect(page.getByText('11 rows', { exact: true })).toBeVisible();
    // Go to the cell with the link to the customer, and follow it.
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('grid', { name: 'Rows of Customer' })).toBeVisible();
    await expect(page.getByText('1 row', { exact: true })).toBeVisible();
  });

  test('adds rows with create, and says what LoopBack refuses', async ({ page }) => {
    const { playground } = await openData(page);
    await page.getByRole('button', { name: 'Add row' }).click();
    const form = page.getByRole('form', { name: 'New Customer' });
    await form.getByRole('textbox', { name: 'city' }).fill('Ulm');
    await playground.expectEntry(() => form.getByRole('button', { name: 'Create' }).click());
    await expect(form.getByRole('alert')).toContainText("can't be blank");
    await form.getByRole('textbox', { name: 'name *' }).fill('Ada');
    await playground.expectEntry(() => form.getByRole('button', { name: 'Create' }).click());
    await expect(playground.output).toContainText('POST /api/Customers');
    await expect(playground.cell(5, 'name')).toHaveText('Ada');
  });

  test('shows related rows after one click, in both directions, and marks orphans', async ({ page }) => {
    const { playground } = await openData(page);
    await playground.grid.getByRole('row').nth(2).getByText('orders').click();
    await expect(page.getByRole('grid', { name: 'Rows of Order' })).toBeVisible();
    await expect(page.getByText('customer.orders.find({}) of Customer 2')).toBeVisible();
    const owners = async () => new Set(await column(playground, 'customerId'));
    await expect.poll(owners).toEqual(new Set(['2']));
    await playground.grid.getByRole('row').nth(1).getByText('Customer', { exact: true }).click();
    await expect(page.getByRole('grid', { name: 'Rows of Customer' })).toBeVisible();
    await expect.poll(() => column(playground, 'id')).toEqual(['2']);
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('grid', { name: 'Rows of Order' })).toBeVisible();

    await chooseModel(page, 'Customer');
    await playground.expectEntry(() =>
      playground.grid.getByRole('row').nth(1).getByLabel('Destroy this row').click(),
    );
    await expect(playground.output.locator('[data-entry=orphans]').first()).toContainText(
      'now reference a missing row',
    );
    await chooseModel(page, 'Order');
    await expect(playground.grid.getByLabel('references a missing row').first()).toBeVisible();
    const marked = await playground.grid
      .getByRole('row')
      .filter({ has: page.getByLabel('references a missing row') })
      .locator('[data-property=customerId]')
      .allInnerTexts();
    expect(new Set(marked)).toEqual(new Set(['1']));
  });

  test('sorts and filters', async ({ page }) => {
    const { playground } = await openData(page, 'Order');
    const totals = async () => (await column(playground, 'total')).map(Number);
    const stored = await totals();
    const ascending = stored.toSorted((left, right) => left - right);
    expect(stored.length).toBeGreaterThan(2);
    expect(stored).not.toEqual(ascending);
    await page.getByRole('button', { name: 'total' }).click();
    await expect.poll(totals).toEqual(ascending);
    await page.getByRole('button', { name: 'total' }).click();
    await expect.poll(totals).toEqual(ascending.toReversed());
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('combobox', { name: 'Property' }).selectOption('customerId');
    await page.getByRole('combobox', { name: 'Operator' }).selectOption('=');
    await page.getByRole('textbox', { name: 'Value' }).fill('1');
    await expect.poll(async () => [...new Set(await column(playground, 'customerId'))]).toEqual(['1']);
  });
});

test.describe('data', () => {
  test('shows progress while it makes twenty thousand rows, and the grid contains only what it shows', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const { playground } = await openData(page, 'Order');
    await page.getByRole('button', { name: 'Samples & files' }).click();
    await page.getByRole('menuitem', { name: 'Sample data…' }).click();
    await page.getByRole('textbox', { name: 'Order', exact: true }).fill('20000');
    await page.getByRole('textbox', { name: 'Customer', exact: true }).fill('1000');
    await playground.expectEntry(async () => {
      await page.getByRole('button', { name: 'Replace all rows' }).click();
      await expect(playground.output.getByRole('progressbar')).toBeVisible();
    }, 180_000);
    await expect(playground.output).toContainText('1,000 Customer, 20,000 Order');
    await expect(page.getByText('20,000 rows', { exact: true })).toBeVisible({ timeout: 30_000 });
    await playground.grid.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await expect(playground.cell(19_999, 'id')).toHaveText('20000');
    await playground.grid.evaluate((grid) => grid.scrollTo({ top: 10_000 * 25 }));
    await expect(playground.cell(10_000, 'id')).toHaveText('10001');
    expect(await playground.grid.getByRole('row').count()).toBeLessThan(60);
    // Every key points at an existing row.
    await playground.show('Code');
    await playground.run(
      "const owners = (await Order.find({fields: ['customerId'], where: {id: {lt: 3000}}})).map((order) => order.customerId);\nMath.max(...owners) <= 1000 && new Set(owners).size > 500;",
    );
    await expect(playground.value(2)).toContainText('true');
  });

  test('can be cancelled and undone', async ({ page }) => {
    test.setTimeout(120_000);
    const { playground } = await openData(page, 'Order');
    await page.getByRole('button', { name: 'Samples & files' }).click();
    await page.getByRole('menuitem', { name: 'Sample data…' }).click();
    await page.getByRole('textbox', { name: 'Order', exact: true }).fill('100000');
    await playground.expectEntry(async () => {
      await page.getByRole('button', { name: 'Replace all rows' }).click();
      await expect(playground.output.getByRole('progressbar')).toBeVisible();
      await page.getByRole('button', { name: 'Stop' }).click();
    }, 60_000);
    await expect(playground.output).toContainText(
      'Cancelled: the rows created so far are stored; “Undo sample data”',
    );
    await playground.expectEntry(
      () => page.getByRole('button', { name: 'Undo sample data' }).click(),
      60_000,
    );
    await expect(page.getByText('12 rows', { exact: true })).toBeVisible();
  });

  test('follows the design: a renamed model keeps its rows and the values of its key', async ({ page }) => {
    const { designer, playground } = await openPlayground(page);
    await playground.run("await Customer.create({name: 'Ada'}); await Order.create({customerId: 6});");
    await designer.startRenaming('Customer');
    await page.keyboard.type('Client');
    await page.keyboard.press('Enter');
    await expect(designer.model('Client')).toBeVisible();
    await playground.run("await Client.find({where: {name: 'Ada'}, include: 'orders'})");
    await expect(playground.output).toContainText('Customer is now Client: its 6 rows were moved to it.');
    await expect(playground.output).toContainText('The key customerId of Order is now clientId');
    await expect(playground.value(1)).toContainText('Ada');
    await designer.renameProperty('Order', 'total', 'amount');
    await playground.run('await Order.count({clientId: 6});\nawait Order.count();');
    await expect(playground.output).toContainText('The property total of Order is now amount');
    await expect(playground.value(1)).toContainText('1');
    await expect(playground.value(2)).toContainText('13');
    // Undo in the designer restores the names, and the rows move back.
    await designer.canvas.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await designer.undo();
    await designer.undo();
    await expect(designer.model('Customer')).toBeVisible();
    await playground.run('await Customer.count();\nawait Order.count({customerId: 6});');
    await expect(playground.output).toContainText('The property amount of Order is now total');
    await expect(playground.value(1)).toContainText('6');
    await expect(playground.value(2)).toContainText('1');
  });
});
