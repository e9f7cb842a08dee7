import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

const mongo = join(import.meta.dirname, 'fixtures/mongo');

async function open(page: Page): Promise<Playground> {
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  return playground;
}

test.describe('the log', () => {
  test('says once that the ids of the application differ from those here', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    await designer.openFiles(['customer.json', 'datasources.json'].map((file) => join(mongo, file)));
    const playground = new Playground(page);
    await playground.open();
    const note = playground.output.locator('[data-entry=note]', { hasText: 'of the type ObjectID' });
    await playground.run('await Customer.count()');
    await expect(note).toContainText('for Customer');
    await playground.run('await Customer.count()');
    await expect(note).toHaveCount(0);
  });

  test('shows the difference between build and create, and saves a built instance with a click', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = await open(page);
    await playground.run(
      "const customer = await Customer.findById(1);\ncustomer.orders.build({description: 'built'});",
    );
    await expect(playground.value(2)).toContainText('not stored');
    await expect(playground.value(2)).toContainText('build set customerId = 1');
    await expect(playground.output.locator('[data-entry=untouched]')).toContainText('Stored nothing');

    await playground.run(
      "const customer = await Customer.findById(1);\nawait customer.orders.create({description: 'created'});",
    );
    const changes = playground.output.locator('[data-entry=changes][data-model=Order]');
    await expect(changes).toContainText('1 created');
    await expect(changes.locator('[data-kind=created]')).toContainText('"created"');
    // Calls are also shown in other forms, and a click copies one.
    const calls = playground.output.getByRole('region', { name: 'Calls' });
    await expect(calls).toContainText('2 calls');
    await calls.getByRole('button', { name: /calls/ }).click();
    const create = calls.getByRole('listitem').nth(1);
    await expect(create).toContainText('POST /api/Customers/1/orders');
    await expect(create).toContainText(
      "await Order.create({description: 'created', customerId: customer.id})",
    );
    // Each call has its duration.
    await expect(create.locator('[data-entry=time]')).toHaveText(/ ms$/);
    await page.getByRole('combobox', { name: 'Style of calls' }).selectOption('callback');
    await create.getByRole('button').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      "customer.orders.create({description: 'created'}, function (err, order) {",
    );

    await playground.expectEntry(() => page.getByRole('button', { name: 'Save instance' }).first().click());
    await expect(playground.output).toContainText('await $1.save();');
    await expect(playground.output.locator('[data-kind=created]')).toContainText('"built"');
    // It is the same instance from then on.
    await playground.run("$1.description = 'changed'; await $1.save();");
    await expect(playground.output.locator('[data-kind=changed]')).toContainText(/"built".*"changed"/);

    // The same without the relation. An instance in a variable survives the run.
    await playground.run("const order = new Order({description: 'made', customerId: 1});");
    await expect(playground.output.locator('[data-entry=untouched]')).toContainText('Stored nothing');
    await playground.output.getByRole('button', { name: '1 call' }).click();
    const made = calls.getByRole('listitem');
    await expect(made).toContainText("customer.orders.build({description: 'made'})");
    await expect(made).toContainText(
      'Stores nothing: creates an instance of Order in memory and sets description, customerId.',
    );
    await playground.expectEntry(() => made.getByRole('button', { name: 'Save instance' }).click());
    await expect(playground.output.locator('[data-kind=created]')).toContainText('"made"');
  });

  test('says which rows a run changed, removed and left pointing to a missing row', async ({ page }) => {
    const playground = await open(page);
    await playground.run(`const customer = await Customer.findById(1);
const count = await customer.orders.count();
await customer.reviews.destroyAll();
await customer.updateAttributes({city: 'Ulm'});
await customer.destroy();
count;`);
    const count = Number(
      await playground
        .value(6)
        .innerText()
        .then((text) => text.match(/\d+$/)?.[0]),
    );
    expect(count).toBeGreaterThan(1);
    const { output } = playground;
    await expect(output.locator('[data-model=Customer] [data-kind=changed]')).toContainText('"Ulm"');
    await expect(output.locator('[data-model=Customer]')).toContainText('1 changed, 1 removed');
    await expect(output.locator('[data-entry=orphans]')).toHaveCount(1);
    await expect(output.locator('[data-entry=orphans]')).toContainText(
      `${count} Order rows now reference a missing row: customerId 1 pointed to a deleted Customer.`,
    );
    await expect(output.locator('[data-entry=orphans]')).toContainText('LoopBack does not prevent this');

    await playground.run('await Order.create({customerId: 99})');
    await expect(output.locator('[data-entry=orphans]')).toContainText('there is no Customer 99');
  });

  test('runs an entry again, copies it, saves it as a snippet, keeps older ones, and is cleared', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = await open(page);
    await playground.run("await Order.create({description: 'again'})");
    await playground.expectEntry(() => playground.output.getByRole('button', { name: 'Run again' }).click());
    await playground.run("await Order.count({description: 'again'})");
    await expect(playground.value(1)).toContainText('2');
    await expect(playground.log.locator('[data-log]')).toHaveCount(3);

    const first = playground.log.locator('[data-log]').first();
    await first.hover();
    await first.getByRole('button', { name: 'Copy code' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "await Order.create({description: 'again'})",
    );
    await first.getByRole('button', { name: 'Save as snippet' }).click();
    await expect(playground.code).toContainText("await Order.create({description: 'again'})");
    await expect(page.getByRole('button', { name: 'Snippet 2' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear log' }).click();
    await expect(page.getByText('Everything you run appears here')).toBeVisible();
  });

  test('copies a result as JSON, and says what is not in it', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = await open(page);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await playground.run("await Customer.find({where: {id: {lt: 3}}, fields: ['id', 'city']})");
    const value = playground.output.locator('[data-entry=value]');
    await value.hover();
    await value.getByRole('button', { name: 'Copy as JSON', exact: true }).click();
    await expect(value.getByRole('button', { name: 'Copied' })).toBeVisible();
    const rows: unknown = JSON.parse(await clipboard());
    expect(rows).toEqual([
      { id: 1, city: expect.any(String) },
      { id: 2, city: expect.any(String) },
    ]);
    await playground.run('Array.from({length: 250}, (_, index) => index)');
    const cut = playground.output.getByRole('button', { name: 'Copy as JSON, without 50 more items' });
    // With the keyboard too.
    await cut.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => JSON.parse(await clipboard())).toHaveLength(200);
  });

  test('keeps several snippets over a reload, and runs the selection alone', async ({ page }) => {
    const playground = await open(page);
    await playground.run('1 + 1;\n2 + 2;');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('Shift+End');
    await expect(page.getByRole('button', { name: /^Run selection/ })).toBeVisible();
    await playground.expectEntry(() => page.keyboard.press('ControlOrMeta+Enter'));
    await expect(playground.output.locator('[data-entry=value]')).toHaveCount(1);

    await page.getByRole('button', { name: 'Snippet 1' }).click();
    await page.getByRole('menuitem', { name: 'New snippet' }).click();
    await playground.type('3 + 3;');
    await page.getByRole('button', { name: 'Snippet 2' }).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByRole('textbox', { name: 'Snippet name' }).fill('Six');
    await page.keyboard.press('Enter');
    await page.reload();
    await playground.open();
    await expect(playground.code).toContainText('3 + 3');
    await page.getByRole('button', { name: 'Six' }).click();
    await page.getByRole('menuitem', { name: 'Snippet 1' }).click();
    await expect(playground.code).toContainText('2 + 2');
  });

  test('has a tour of nine steps that run, and that can be left at any time', async ({ page }) => {
    const playground = await open(page);
    await page.getByRole('button', { name: 'Tour' }).click();
    const tour = page.getByRole('region', { name: 'Tour' });
    const step = async (): Promise<void> => {
      await playground.expectEntry(() => tour.getByRole('button', { name: 'Run step' }).click());
    };
    const next = () => tour.getByRole('button', { name: 'Next' }).click();
    await expect(tour).toContainText('1 of 9: build');
    // With the keyboard: the focus stays on the button while the step runs.
    const runStep = tour.getByRole('button', { name: 'Run step' });
    await runStep.focus();
    await playground.expectEntry(() => page.keyboard.press('Enter'));
    await expect(runStep).toBeFocused();
    await expect(playground.output).toContainText('Stored nothing');
    await next();
    await step();
    await expect(playground.output.locator('[data-kind=created]')).toHaveCount(1);
    await next();
    await step();
    expect(await playground.rows(playground.value(2))).toHaveLength(2);
    await next();
    await step();
    await expect(playground.value(3)).toContainText('Order');
    await next();
    await step();
    await expect(playground.output.locator('[data-entry=failed]')).toContainText('statusCode 404');
    await next();
    await step();
    await expect(playground.output.locator('[data-kind=removed]')).toHaveCount(1);
    await next();
    await step();
    await expect(playground.value(2)).toContainText('{count:');
    await next();
    await step();
    expect(await playground.rows(playground.value(3))).toHaveLength(1);
    expect((await playground.rows(playground.value(4))).length).toBeGreaterThan(1);
    await next();
    await step();
    await expect(tour).toContainText('9 of 9: include');
    await expect(playground.value(2)).toContainText(/orders: \d+ cached/);
    await expect(playground.value(3)).toContainText(/Order · \d+ rows?/);
    await tour.getByRole('button', { name: 'Finish' }).click();
    await expect(tour).toHaveCount(0);
    await page.getByRole('button', { name: 'Tour' }).click();
    await tour.getByRole('button', { name: 'Leave tour' }).click();
    await expect(tour).toHaveCount(0);
  });
});
