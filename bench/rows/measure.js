/**
 * Measures rows in the built app beside bare puts of as many rows in the same run: sample
 * data, and imports of a CSV and a JSON file. With `million`, a model with 1,000,000 rows
 * beside one with 1,000: its grid, `customer.orders({})` and the memory of the page.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, serve } from '../canvas/serve.js';
import { putBare } from './bare.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('../app/table.js').AppLine} AppLine
 * @typedef {{ samples: number, orders: number, grid: number, end: number, heap: number }} Size milliseconds, and MB of the page
 */

const port = 4395;
const count = 100_000;
const patience = { timeout: 600_000 };

/** Rows in one transaction of the bare puts, as many as the playground stores at a time. */
const rowsAtOnce = 1_000;

const text = (/** @type {number} */ number) => number.toLocaleString('en');

const rows = Array.from({ length: count }, (_, index) => ({
  id: index + 1,
  description: `Order number ${index}, with a text of usual length`,
  total: index / 4,
  customerId: (index % 1_000) + 1,
}));

const toCsv = () =>
  `id,description,total,customerId\n${rows
    .map(({ id, description, total, customerId }) => [id, `"${description}"`, total, customerId].join(','))
    .join('\n')}\n`;

/** @param {Page} page */
const openData = async (page) => {
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('tab', { name: 'Playground' }).click();
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  await page.getByRole('grid').waitFor();
};

/** @param {Page} page @param {number} orders @param {number} customers @returns {Promise<number>} milliseconds */
async function fill(page, orders, customers) {
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'Samples & files' }).click();
  await page.getByRole('menuitem', { name: 'Sample data…' }).click();
  await page.getByRole('textbox', { name: 'Order', exact: true }).fill(String(orders));
  await page.getByRole('textbox', { name: 'Customer', exact: true }).fill(String(customers));
  const start = performance.now();
  await page.getByRole('button', { name: 'Replace all rows' }).click();
  const entry = page.locator('[data-log][data-last][aria-label="Sample data"]');
  await entry.getByText(`${text(orders)} Order`).waitFor(patience);
  await entry.locator('[data-entry=done]').waitFor();
  return performance.now() - start;
}

/** @param {Page} page @param {string} path @param {string} name @returns {Promise<number>} milliseconds */
async function importFile(page, path, name) {
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Order');
  const start = performance.now();
  await page.locator('input[type=file][aria-label="Data file"]').setInputFiles(path);
  await page.getByLabel('What to do with Order').selectOption('replace', patience);
  await page.getByRole('button', { name: `Import ${text(count)} rows` }).click();
  const entry = page.locator(`[data-log][data-last][aria-label="Import ${name}"]`);
  await entry.getByText(`Rows now: ${text(count)} Order.`).waitFor(patience);
  await entry.locator('[data-entry=done]').waitFor();
  return performance.now() - start;
}

/** @param {Page} page */
const heapOf = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
};

/** Milliseconds of one `customer.orders({})`, the middle one of many. @param {Page} page */
async function measureRelation(page) {
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  await page.getByRole('textbox', { name: 'Playground code' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    [
      'const customers = await Customer.find({ limit: 50 });',
      'const times = [];',
      'for (const customer of customers) {',
      '  const start = performance.now();',
      '  await customer.orders({});',
      '  times.push(performance.now() - start);',
      '}',
      "'middle: ' + times.sort((one, other) => one - other)[25]",
    ].join('\n'),
  );
  await page.keyboard.press('Control+Enter');
  const shown = page
    .locator('[data-log][data-last] [data-entry=value]')
    .filter({ hasText: 'middle:' })
    .last();
  await shown.waitFor(patience);
  return Number.parseFloat((await shown.innerText()).split('middle: ').at(-1) ?? '');
}

/** @param {Page} page @param {number} size @returns {Promise<Size>} */
async function measureSize(page, size) {
  const samples = await fill(page, size, size / 20);
  const orders = await measureRelation(page);
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  const model = page.getByRole('combobox', { name: 'Model', exact: true });
  await model.selectOption('Customer');
  await page.getByText(`${text(size / 20)} rows`, { exact: true }).waitFor(patience);
  const grid = page.getByRole('grid');
  const start = performance.now();
  await model.selectOption('Order');
  await page.getByText(`${text(size)} rows`, { exact: true }).waitFor(patience);
  await grid.locator('[aria-rowindex="2"]').waitFor();
  const opened = performance.now();
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await grid.locator(`[aria-rowindex="${size + 1}"]`).waitFor();
  return {
    samples,
    orders,
    grid: opened - start,
    end: performance.now() - opened,
    heap: await heapOf(page),
  };
}

/** @param {import('@playwright/test').Browser} browser @param {boolean} isMillion */
export async function measureRows(browser, isMillion) {
  const server = await serve(await buildApp(), port);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const folder = mkdtempSync(join(tmpdir(), 'rows-'));
  try {
    const empty = await context.newPage();
    await empty.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await empty.goto('http://localhost:1/');
    const page = await context.newPage();
    await openData(page);
    if (isMillion) {
      const small = await measureSize(page, 1_000);
      const large = await measureSize(page, 1_000_000);
      return { lines: toMillionLines(small, large), raw: { small, large } };
    }
    const bare = () => empty.evaluate(putBare, { text: JSON.stringify(rows), size: rowsAtOnce });
    const floors = [await bare()];
    const samples = await fill(page, count, 1_000);
    floors.push(await bare());
    writeFileSync(join(folder, 'orders.csv'), toCsv());
    const csv = await importFile(page, join(folder, 'orders.csv'), 'orders.csv');
    writeFileSync(join(folder, 'orders.json'), JSON.stringify(rows));
    const json = await importFile(page, join(folder, 'orders.json'), 'orders.json');
    floors.push(await bare());
    const raw = { floors, samples, csv, json };
    return { lines: toLines(raw), raw };
  } finally {
    await context.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ms = (/** @type {number} */ time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

/** @param {{ floors: readonly number[], samples: number, csv: number, json: number }} raw @returns {AppLine[]} */
function toLines({ floors, samples, csv, json }) {
  const floor = [...floors].sort((one, other) => one - other)[1] ?? Number.NaN;
  /** @param {string} what @param {number} time @param {number} limit @returns {AppLine} */
  const line = (what, time, limit) => ({
    what,
    takes: ms(time),
    compared: `bare puts, ${ms(floor)}: ${(time / floor).toFixed(2)}`,
    wanted: `at most ${limit} times`,
    isMet: time <= limit * floor,
  });
  return [
    line(`${text(count)} rows of sample data`, samples, 1.6),
    line(`import of a CSV file of ${text(count)} rows`, csv, 2),
    line(`import of a JSON file of ${text(count)} rows`, json, 2),
  ];
}

/** @param {Size} small @param {Size} large @returns {AppLine[]} */
function toMillionLines(small, large) {
  /** @param {string} what @param {number} now @param {number} before @param {number} limit @param {(number: number) => string} print @returns {AppLine} */
  const line = (what, now, before, limit, print = ms) => ({
    what: `${what}, 1,000,000 rows`,
    takes: print(now),
    compared: `1,000 rows, ${print(before)}: ${(now / before).toFixed(2)}`,
    wanted: Number.isFinite(limit) ? `at most ${limit} times` : '',
    isMet: now <= limit * before,
  });
  const endless = Number.POSITIVE_INFINITY;
  return [
    line('sample data', large.samples, small.samples, endless),
    line('customer.orders({}), some 20 rows', large.orders, small.orders, 1.5),
    line('opening the grid until the number of rows is known', large.grid, small.grid, endless),
    line('scrolling to the last row', large.end, small.end, 2),
    line('memory of the page', large.heap, small.heap, 1.2, (size) => `${size.toFixed(1)} MB`),
  ];
}
