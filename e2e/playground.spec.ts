import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

async function openPlayground(page: import('@playwright/test').Page) {
  const designer = new Designer(page);
  await designer.open();
  const playground = new Playground(page);
  await playground.open();
  return { designer, playground };
}

const snippet = `const customer = await Customer.findById(1);
customer.orders(function (err, orders) { console.log(orders); });
const order = customer.orders.build({description: 'not stored yet'});
order;
await customer.orders.create({description: 'stored'});
await customer.orders({where: {description: 'stored'}, order: 'id DESC', limit: 5});
await customer.orders.findById(order.id);
await customer.orders.destroy(1);
await customer.orders.destroyAll();
const twin = new Order({customerId: customer.id}); await Order.create({customerId: customer.id});`;

test.describe('playground', () => {
  test('runs a relation as LoopBack does and prints the results', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.run(snippet);
    const { output } = playground;

    await expect(output.locator('[data-entry=note]')).toContainText(
      'Sample data created: 5 Customer, 12 Order',
    );
    const printed = await playground.rows(output.locator('[data-entry=log]'));
    expect(printed.length).toBeGreaterThanOrEqual(3);
    expect(printed.every((row) => row['customerId'] === '1')).toBe(true);

    await expect(playground.value(4)).toContainText('Order');
    await expect(playground.value(4)).toContainText('not stored');
    expect(await playground.rows(playground.value(4))).toEqual([
      expect.objectContaining({ description: 'not stored yet', customerId: '1' }),
    ]);
    expect(await playground.rows(playground.value(5))).toEqual([
      expect.objectContaining({ id: '13', description: 'stored', customerId: '1' }),
    ]);
    await expect(playground.value(5)).not.toContainText('not stored');
    expect(await playground.rows(playground.value(6))).toEqual([
      expect.objectContaining({ id: '13', description: 'stored' }),
    ]);
    // The id of an instance that is not stored is undefined, and LoopBack drops it from the where clause.
    expect(await playground.rows(playground.value(7))).toEqual([expect.objectContaining({ id: '1' })]);
    await expect(playground.value(8)).toContainText('{count: 1}');
    await expect(playground.value(9)).toContainText(`{count: ${printed.length}}`);
    expect(await playground.rows(playground.value(10))).toEqual([
      expect.objectContaining({ id: '14', customerId: '1' }),
    ]);
    await expect(playground.ending).toContainText(/Done in [\d.]+ m?s/);
  });

  test('works with callbacks, and prints what they print after the last await', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.run(`Customer.findById(1, function (err, customer) {
  customer.orders.create({description: 'from a callback'}, function (err, order) {
    console.log(order);
    customer.orders.destroy(order.id, function (err) { console.log('destroyed', err); });
  });
});`);
    await expect(playground.output).toContainText('from a callback');
    await expect(playground.output).toContainText('destroyed');
    await expect(playground.ending).toContainText('Done in');
  });

  test('shows errors with what LoopBack puts on them, and the line', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.run(`const customer = await Customer.findById(1);
const other = await Customer.findById(2);
const [theirs] = await other.orders({limit: 1});

await customer.orders.findById(theirs.id);`);
    const failure = playground.output.locator('[data-entry=failed]');
    await expect(failure).toContainText(/Error: No instance with id \d+ found for Order/);
    await expect(failure).toContainText('statusCode 404');

    await playground.run('const a = 1;\nconst b = ;');
    await expect(failure).toContainText('SyntaxError');
    await expect(failure).toContainText('line 2');

    await playground.run('const a = 1;\n\na.b.c;');
    await expect(failure).toContainText('TypeError');
    await expect(failure).toContainText('line 3');
  });

  test('completes the names of the design, and offers examples that run', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.type('const customer = await Customer.findById(1);\nawait customer');
    await page.keyboard.type('.ord');
    await page.getByRole('option', { name: /orders/ }).click();
    await page.keyboard.type('({limit: 1');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(playground.ending).toContainText('Done in');
    expect(await playground.rows(playground.value(2))).toHaveLength(1);

    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByRole('menuitem', { name: 'build and create' }).click();
    await expect(playground.code).toContainText('sets the foreign key and stores nothing');
    await page.getByRole('button', { name: /^Run (Ctrl|⌘)/ }).click();
    await expect(playground.value(5)).toContainText('true');
    await expect(playground.value(11)).toContainText('7');
  });

  test('keeps its rows and the code after a reload', async ({ page }) => {
    const { designer, playground } = await openPlayground(page);
    await playground.run("await Order.create({description: 'kept', customerId: 2})");
    await page.reload();
    await expect(designer.canvas.locator('.react-flow__pane')).toBeVisible();
    await playground.open();
    await expect(playground.code).toContainText("description: 'kept'");
    await playground.run("await Order.find({where: {description: 'kept'}})");
    expect(await playground.rows(playground.value(1))).toEqual([
      expect.objectContaining({ id: '13', description: 'kept', customerId: '2' }),
    ]);
    await expect(playground.output).not.toContainText('Sample data created');
  });

  test('resets to fresh sample data, and undoes that', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.run('await Order.destroyAll(); await Order.count();');
    await expect(playground.output).toContainText('{count: 12}');
    await playground.run('await Order.count()');
    await expect(playground.value(1)).toContainText(/\b0\b/);

    await playground.reset();
    await playground.run('await Order.count(); (await Order.findById(1)).customerId');
    await expect(playground.value(1).first()).toContainText('12');
    await expect(playground.value(1).last()).toContainText('1');

    // After a reload too; what was undone can be redone.
    await page.reload();
    await playground.open();
    await playground.expectEntry(() => page.getByRole('button', { name: 'Undo reset data' }).click());
    await playground.run('await Order.count(); await Customer.count();');
    await expect(playground.value(1).first()).toContainText(/\b0\b/);
    await expect(playground.value(1).last()).toContainText('5');
    await playground.expectEntry(() => page.getByRole('button', { name: 'Redo reset data' }).click());
    await playground.run('await Order.count();');
    await expect(playground.value(1)).toContainText('12');
  });

  test('stops an endless loop with a message, and the next run works on intact data', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.run("await Order.create({description: 'before'}); console.log('looping'); for (;;) {}");
    await expect(playground.output).toContainText('looping');
    await expect(playground.ending).toContainText('Stopped after 5 s');
    await expect(page.locator('iframe')).toHaveCount(1);
    await playground.run("await Order.count({description: 'before'})");
    await expect(playground.value(1)).toContainText('1');
    await expect(playground.ending).toContainText('Done in');
  });

  test('stops a promise that never settles, and a run that the user stops', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.run('await new Promise(() => {})');
    await expect(playground.ending).toContainText('Stopped after 5 s');

    await expect(playground.output.getByText('Rows stored so far stay')).toBeVisible();
    await page.getByRole('button', { name: 'Run again, up to 60 s' }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(playground.ending).toContainText('Stopped. Rows stored so far stay');

    await playground.type('for (;;) await Customer.count()');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(playground.ending).toContainText('Stopped.');
    await playground.run('await Customer.count()');
    await expect(playground.value(1)).toContainText('5');
  });

  test('stops a run at once, however little of it has begun', async ({ page }) => {
    const { playground } = await openPlayground(page);
    const stopAtOnce = (): Promise<void> => playground.expectEntry(() => page.evaluate(pressRunAndStop));
    await playground.type('for (;;) await Customer.count()');
    await stopAtOnce();
    await expect(playground.ending).toContainText('Stopped. Rows stored so far stay');
    await stopAtOnce();
    await expect(playground.ending).toContainText('Stopped. Rows stored so far stay');
    await playground.run('await Customer.count()');
    await expect(playground.value(1)).toContainText('5');
  });

  test('cuts off excessive output', async ({ page }) => {
    const { playground } = await openPlayground(page);
    await playground.run('for (let i = 0; i < 20000; i += 1) console.log(i)');
    await expect(playground.output).toContainText('Output cut here');
    expect(await playground.output.locator('[data-entry=log]').count()).toBe(1000);
    await playground.run('1 + 1');
    await expect(playground.value(1)).toContainText('2');
  });

  test('a change to the design reaches the next run, and rows stay', async ({ page }) => {
    const { designer, playground } = await openPlayground(page);
    await playground.run("await Order.create({description: 'mine', customerId: 1})");
    await designer.addProperty('Order', 'quantity', 'number');
    await playground.run('await Order.find({where: {id: {inq: [1, 13]}}})');
    await expect(playground.output.locator('[data-entry=note]')).toContainText('quantity filled in');
    const [sample, mine] = await playground.rows(playground.value(1));
    expect(Number(sample?.['quantity'])).toBeGreaterThan(0);
    expect(mine).toMatchObject({ description: 'mine', quantity: '–' });

    await designer.connect('Order', 'Review');
    await playground.run('const order = await Order.findById(1);\nawait order.reviews({})');
    const reviews = await playground.rows(playground.value(2));
    expect(reviews.length).toBeGreaterThan(0);
    expect(reviews.every(({ orderId }) => orderId === '1')).toBe(true);
  });
});

/** Runs in the page: presses Stop at the moment when it appears. */
async function pressRunAndStop(): Promise<void> {
  const find = (label: string): HTMLElement | undefined =>
    [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim().startsWith(label));
  const seen = new Promise<HTMLElement>((resolve) => {
    const observer = new MutationObserver(() => {
      const stop = find('Stop');
      if (stop === undefined) return;
      observer.disconnect();
      resolve(stop);
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  find('Run')?.click();
  (await seen).click();
}
