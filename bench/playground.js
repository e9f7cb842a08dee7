/**
 * Measures the playground of the built app in a real Chromium, and the start of a
 * bare worker in the same run:
 *
 * - a run of an empty snippet, from key press to its end in the log: warm, and
 *   cold (a page that has just been opened, its sandbox not started)
 * - 100,000 sample rows: how long they take, and the longest task during that time
 * - the grid over them: scrolled, sorted, filtered; the longest task, and how
 *   many rows the page holds
 * - code that finds all of them, and imports of files with as many rows:
 *   the longest task of the page during that time
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../scripts/setup.js';
import { toLines } from './playgroundTable.js';

/** @param {readonly number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * Runs in the page: presses the keys and waits for the end in the log.
 * @returns {Promise<number>}
 */
const untilDone = () =>
  new Promise((resolve) => {
    const ends = () => document.querySelectorAll('[data-log][data-last] [data-entry=done]').length;
    const newest = () => document.querySelector('[data-log][data-last]')?.getAttribute('data-number') ?? '';
    const before = newest();
    const editor = document.querySelector('.cm-content');
    const start = performance.now();
    new MutationObserver((_records, observer) => {
      if (newest() === before || ends() === 0) return;
      observer.disconnect();
      resolve(performance.now() - start);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    const key = { key: 'Enter', code: 'Enter', keyCode: 13, ctrlKey: true, bubbles: true };
    editor?.dispatchEvent(new KeyboardEvent('keydown', key));
  });

/** Starts a bare worker and waits for its first message. */
const bareWorker = async () => {
  const start = performance.now();
  const address = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
  const worker = new Worker(address);
  await new Promise((resolve) => worker.addEventListener('message', resolve));
  worker.terminate();
  return performance.now() - start;
};

/** Runs in the page: records tasks of 50 ms and more; the browser does not report shorter ones. */
const watchTasks = () => {
  const scope = /** @type {{ longest?: number }} */ (/** @type {unknown} */ (globalThis));
  scope.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) scope.longest = Math.max(scope.longest ?? 0, duration);
  }).observe({ entryTypes: ['longtask'] });
};

/** Runs in the page: a long task, to check that it is reported. */
const beBusy = () =>
  new Promise((resolve) =>
    setTimeout(() => {
      const start = performance.now();
      while (performance.now() - start < 110);
      resolve(null);
    }),
  );

/** Runs in the page: returns the longest task since the last call. */
const takeLongest = async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  const scope = /** @type {{ longest?: number }} */ (/** @type {unknown} */ (globalThis));
  const longest = scope.longest ?? 0;
  scope.longest = 0;
  return longest;
};

/**
 * @param {import('@playwright/test').Browser} browser
 * @returns {Promise<{ lines: import('./playgroundTable.js').PlaygroundLine[], raw: Record<string, number> }>}
 */
export async function measurePlayground(browser) {
  const outDir = mkdtempSync(join(tmpdir(), 'designer-'));
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ root, build: { outDir }, preview: { port: 4390 }, logLevel: 'error' });
  const context = await browser.newContext();
  try {
    const raw = await measure(context, server.resolvedUrls?.local[0] ?? '');
    return { lines: toLines(raw), raw };
  } finally {
    await context.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} address
 */
export async function measure(context, address) {
  const empty = await context.newPage();
  await empty.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await empty.goto('http://localhost:1/');
  const page = await context.newPage();
  const code = page.getByRole('textbox', { name: 'Playground code' });
  const open = async () => {
    await page.goto(address);
    await page.getByRole('tab', { name: 'Playground' }).click();
    await code.waitFor();
  };

  await open();
  await code.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('//');
  await page.evaluate(untilDone);
  /** @type {Record<'warm' | 'cold' | 'bare', number[]>} */
  const times = { warm: [], cold: [], bare: [] };
  // A page in the background draws no frames, so the end would not appear.
  for (let round = 0; round < 21; round += 1) {
    await page.bringToFront();
    times.warm.push(await page.evaluate(untilDone));
    await empty.bringToFront();
    times.bare.push(await empty.evaluate(bareWorker));
  }
  await page.bringToFront();
  for (let round = 0; round < 7; round += 1) {
    await open();
    await page.waitForTimeout(500);
    times.cold.push(await page.evaluate(untilDone));
  }
  const grid = await measureGrid(page);
  const find = await measureFind(page);
  const imports = await measureImports(page);
  const [bare, warm, cold] = [median(times.bare), median(times.warm), median(times.cold)];
  return { bare, warm, cold, ...grid, ...find, ...imports };
}

/** @param {import('@playwright/test').Page} page with 100,000 rows of Order */
async function measureFind(page) {
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  await page.getByRole('textbox', { name: 'Playground code' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('(await Order.find()).length');
  await page.evaluate(takeLongest);
  const find = await page.evaluate(untilDone);
  const text = await page.locator('[data-log][data-last] [data-entry=value]').innerText();
  if (!text.includes('100000')) throw new Error(`The find returned ${text}.`);
  return { find, findTask: await page.evaluate(takeLongest) };
}

/** @param {import('@playwright/test').Page} page */
async function measureImports(page) {
  const folder = mkdtempSync(join(tmpdir(), 'designer-import-'));
  const rows = Array.from({ length: 100_000 }, (_, index) => ({
    id: index + 1,
    description: `Order number ${index}, with a text of usual length`,
    total: index / 4,
    customerId: (index % 1_000) + 1,
  }));
  const lines = rows.map(({ id, description, total, customerId }) =>
    [id, `"${description}"`, total, customerId].join(','),
  );
  /** @type {Readonly<Record<string, string>>} */
  const files = {
    'orders.csv': `id,description,total,customerId\n${lines.join('\n')}\n`,
    'orders.json': JSON.stringify(rows),
  };
  /** @type {Record<string, number>} */
  const taken = {};
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Order');
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, text);
    await page.evaluate(takeLongest);
    const start = performance.now();
    await page.locator('input[type=file][aria-label="Data file"]').setInputFiles(path);
    await page.getByLabel('What to do with Order').selectOption('replace', { timeout: 300_000 });
    await page.getByRole('button', { name: 'Import 100,000 rows' }).click();
    const entry = page.locator(`[data-log][data-last][aria-label="Import ${name}"]`);
    await entry.getByText('Rows now: 100,000 Order.').waitFor({ timeout: 300_000 });
    await entry.locator('[data-entry=done]').waitFor();
    taken[name] = performance.now() - start;
    taken[`${name} task`] = await page.evaluate(takeLongest);
  }
  rmSync(folder, { recursive: true, force: true });
  const of = (/** @type {string} */ name) => taken[name] ?? Number.NaN;
  return {
    csv: of('orders.csv'),
    csvTask: of('orders.csv task'),
    json: of('orders.json'),
    jsonTask: of('orders.json task'),
  };
}

/** @param {import('@playwright/test').Page} page */
async function measureGrid(page) {
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.evaluate(watchTasks);
  await page.evaluate(beBusy);
  if ((await page.evaluate(takeLongest)) < 100) throw new Error('This browser does not report long tasks.');
  await page.getByRole('button', { name: 'Samples & files' }).click();
  await page.getByRole('menuitem', { name: 'Sample data…' }).click();
  await page.getByRole('textbox', { name: 'Order', exact: true }).fill('100000');
  await page.getByRole('textbox', { name: 'Customer', exact: true }).fill('1000');
  await page.evaluate(takeLongest);
  const start = performance.now();
  await page.getByRole('button', { name: 'Replace all rows' }).click();
  await page.getByText('100,000 Order').waitFor({ timeout: 300_000 });
  const fill = performance.now() - start;
  const fillTask = await page.evaluate(takeLongest);

  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Order');
  await page.getByText('100,000 rows', { exact: true }).waitFor({ timeout: 60_000 });
  const listTask = await page.evaluate(takeLongest);
  let most = 0;
  for (let step = 0; step <= 40; step += 1) {
    await grid.evaluate((element, top) => element.scrollTo({ top }), step * 62_000);
    await page.waitForTimeout(50);
    most = Math.max(most, await grid.getByRole('row').count());
  }
  const scrollTask = await page.evaluate(takeLongest);

  const sortStart = performance.now();
  await grid.getByRole('button', { name: 'total' }).click();
  await grid.locator('[aria-sort=ascending]').waitFor();
  await page.getByText('100,000 rows', { exact: true }).waitFor({ timeout: 60_000 });
  const sort = performance.now() - sortStart;
  const sortTask = await page.evaluate(takeLongest);

  const filterStart = performance.now();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('50000');
  await page.getByText('50,000 rows', { exact: true }).waitFor({ timeout: 60_000 });
  const filter = performance.now() - filterStart;
  const filterTask = await page.evaluate(takeLongest);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return {
    fill,
    fillTask,
    listTask,
    most,
    scrollTask,
    sort,
    sortTask,
    filter,
    filterTask,
    heap: usedSize / 1e6,
  };
}
