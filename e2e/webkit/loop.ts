import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { serveFolder } from '../drivers/serveFolder.ts';
import { keys, WebKit } from './webKit.ts';

/* The main steps of the loop of `e2e/loop.spec.ts`: each test goes on where the one before it ended. */
test.describe.configure({ mode: 'serial' });

const newest = '[data-log][data-last]';

let browser: WebKit;
let closeServer: () => Promise<void>;

test.beforeAll(async () => {
  const { address, close } = await serveFolder(join(import.meta.dirname, '..', '..', 'dist'), '/');
  closeServer = close;
  browser = await WebKit.start({ width: 1440, height: 900 });
  console.log(`WebKitGTK ${browser.version}`);
  await browser.open(address);
});

test.afterAll(async () => {
  await browser.close();
  await closeServer();
});

test.afterEach(async () => {
  const info = test.info();
  if (info.status !== info.expectedStatus)
    await info.attach('page', { body: await browser.screenshot(), contentType: 'image/png' });
});

const modelNames = () =>
  browser.evaluate(() =>
    [...document.querySelectorAll('[data-outline-model]')].map((item) =>
      item.getAttribute('data-outline-model'),
    ),
  );

const expectSaved = () =>
  expect.poll(() => browser.count('[data-testid=save-status][data-state=saved]')).toBe(1);

/** Adds a model with one property, by keys alone. */
async function addModel(name: string, property: string): Promise<void> {
  await browser.press('n');
  await expect.poll(() => browser.count('input[aria-label="Model name"]:focus')).toBe(1);
  await browser.evaluate(() => document.execCommand('selectAll'));
  await browser.type(name + keys.enter + property + keys.enter);
  await expect.poll(() => browser.count(`[data-model="${name}"] [data-property="${property}"]`)).toBe(1);
  await browser.press(keys.escape);
  await browser.press(keys.escape);
}

/** Runs code and waits for its end. */
async function run(code: string): Promise<void> {
  await browser.fillEditor('.cm-content[aria-label="Playground code"]', code);
  const before = await browser.count('[data-log]');
  await browser.press(keys.control, keys.enter);
  await expect.poll(() => browser.count('[data-log]')).toBeGreaterThan(before);
  await expect.poll(() => browser.count(`${newest} :is([data-entry=done], [data-entry=ended])`)).toBe(1);
}

test('a first visit shows the example, and is saved', async () => {
  await expect.poll(modelNames).toEqual(['Customer', 'Order', 'Review']);
  await expectSaved();
});

test('draws models, and relates them by a drag that says what it will make', async () => {
  await browser.press(keys.control, 'a');
  await browser.press(keys.delete);
  await expect.poll(modelNames).toEqual([]);
  await addModel('Customer', 'name');
  await addModel('Order', 'total');
  await browser.press('f');
  const order = '[data-model="Order"]';
  await expect
    .poll(async () => {
      const start = await browser.pointIn('[data-model="Customer"] .react-flow__handle.source');
      await browser.hold([
        start,
        { x: start.x + 30, y: start.y + 5 },
        await browser.pointIn(order, 0.5, 0.7),
      ]);
      return browser.text('[data-testid=relation-preview]');
    })
    .toBe('orders · customerId');
  await browser.release();
  await expect.poll(() => browser.count('[data-relation-label="orders"]')).toBe(1);
  await expect.poll(() => browser.count(`${order} [data-property="customerId"]`)).toBe(1);
});

test('derives names again while a model is renamed, and undoes and redoes it', async () => {
  await browser.click('[data-model="Order"] header');
  await browser.press('\uE032');
  await expect.poll(() => browser.count('input[aria-label="Model name"]:focus')).toBe(1);
  await browser.type(`Invoice${keys.enter}`);
  await expect.poll(() => browser.count('[data-relation-label="invoices"]')).toBe(1);
  await browser.press(keys.control, 'z');
  await expect.poll(() => browser.count('[data-relation-label="orders"]')).toBe(1);
  await browser.press(keys.control, 'y');
  await expect.poll(() => browser.count('[data-relation-label="invoices"]')).toBe(1);
  await browser.press(keys.control, 'z');
  await expectSaved();
});

test('runs code with its results and calls, and the line of an error', async () => {
  await run(`const customer = await Customer.create({name: 'Ada'});
await customer.orders.create({total: 12.5});
await customer.orders({});
await customer.orders.creat({});`);
  expect(await browser.text(`${newest} [data-entry=value][data-line="3"]`)).toContain('12.5');
  await browser.click(`${newest} [data-entry=calls] button`);
  // WebKit does not say where.
  await expect.poll(() => browser.text(`${newest} [data-entry=calls]`)).toMatch(/3 calls[\s\S]*line \?/);
  expect(await browser.text(`${newest} [data-entry=failed]`)).toMatch(/TypeError[\s\S]*line 4/);
});

test('refuses what leads out of the sandbox, ends what does not end, and goes on', async () => {
  const ways = [
    "fetch('/index.html')",
    "import('/sandbox.html')",
    "importScripts('/index.html')",
    "new Promise((yes, no) => { const r = indexedDB.open('x'); r.onsuccess = yes; r.onerror = no; })",
    'localStorage.length',
    'document.cookie',
  ];
  await run(`const outcomes = [];
for (const way of ${JSON.stringify(ways)}) {
  try { await (0, eval)(way); outcomes.push('REACHED ' + way); } catch { outcomes.push('refused'); }
}
outcomes.join()`);
  expect(await browser.text(`${newest} [data-entry=value][data-line="5"]`)).toContain(
    ways.map(() => 'refused').join(),
  );
  await browser.fillEditor('.cm-content[aria-label="Playground code"]', 'for (;;) {}');
  await browser.press(keys.control, keys.enter);
  await expect.poll(() => browser.text(`${newest} [data-entry=stopped]`)).toContain('Stopped after 5 s');
  await run('await Customer.count()');
  expect(await browser.text(`${newest} [data-entry=value]`)).toMatch(/\b6\s*$/);
});

test('a reload keeps the design and the rows', async () => {
  await browser.reload();
  await expect.poll(modelNames).toEqual(['Customer', 'Order']);
  await expect.poll(() => browser.count('.cm-content[aria-label="Playground code"]')).toBe(1);
  await run("await Customer.count({name: 'Ada'})");
  expect(await browser.text(`${newest} [data-entry=value]`)).toMatch(/\b1\s*$/);
});
