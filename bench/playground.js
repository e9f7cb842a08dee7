/**
 * `node bench/playground.js`: measures the playground of the built app (`dist`)
 * in a real Chromium, beside the start of a bare worker in the same run.
 *
 * - a run of an empty snippet, from key press to its end in the log: warm and
 *   cold (a page that has just been opened, its sandbox not started)
 * - 100,000 sample rows: how long they take, and the longest task meanwhile
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { browserArguments, browserVariable, ensureBrowser } from '../scripts/browser.js';
import { root } from '../scripts/setup.js';

const executablePath = ensureBrowser() ?? process.env[browserVariable];
const { chromium } = await import('@playwright/test');

const server = await preview({
  root,
  build: { outDir: process.env['DESIGNER_DIST'] ?? join(root, 'dist') },
  preview: { port: 4399, strictPort: true },
});
const browser = await chromium.launch({
  args: browserArguments,
  ...(executablePath ? { executablePath } : {}),
});

/** @param {readonly number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * Runs in the page: presses the button or the keys and waits for the end in the log.
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
    editor?.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        code: 'Enter',
        keyCode: 13,
        ctrlKey: true,
        bubbles: true,
      }),
    );
  });

/** Starts a bare worker and waits for its first word. */
const bareWorker = async () => {
  const start = performance.now();
  const address = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
  const worker = new Worker(address);
  await new Promise((resolve) => worker.addEventListener('message', resolve));
  worker.terminate();
  return performance.now() - start;
};

const context = await browser.newContext();
const page = await context.newPage();

async function open() {
  await page.goto('http://localhost:4399/');
  await page.getByRole('tab', { name: 'Playground' }).click();
  await page.getByRole('textbox', { name: 'Playground code' }).waitFor();
}

try {
  const empty = await context.newPage();
  await empty.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await empty.goto('http://localhost:1/');

  await open();
  await page.getByRole('textbox', { name: 'Playground code' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('//');
  await page.evaluate(untilDone);
  /** @type {Record<'warm' | 'cold' | 'bare', number[]>} */
  const times = { warm: [], cold: [], bare: [] };
  // A page that is not in front draws no frames, and so shows no end.
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
  const [warm, cold, bare] = [median(times.warm), median(times.cold), median(times.bare)];

  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  await page.getByRole('grid').waitFor();
  await page.evaluate(() => {
    const scope = /** @type {{ longest?: number }} */ (/** @type {unknown} */ (globalThis));
    scope.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) scope.longest = Math.max(scope.longest ?? 0, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await page.getByRole('button', { name: 'Samples & files' }).click();
  await page.getByRole('menuitem', { name: 'Sample data…' }).click();
  await page.getByRole('textbox', { name: 'Order', exact: true }).fill('100000');
  const start = performance.now();
  await page.getByRole('button', { name: 'Replace all rows' }).click();
  await page.getByText('100,000 Order').waitFor({ timeout: 300_000 });
  const filled = performance.now() - start;
  const longest = await page.evaluate(
    () => /** @type {{ longest?: number }} */ (/** @type {unknown} */ (globalThis)).longest ?? 0,
  );

  /** @param {number} milliseconds */
  const ms = (milliseconds) => `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  const processor = cpus()[0]?.model ?? '';
  console.log(
    [
      `${processor}, ${cpus().length} cores, Chromium ${browser.version()}`,
      '| what | takes | of a bare worker start | wanted |',
      '|---|---|---|---|',
      `| a bare worker start | ${ms(bare)} | 1 | |`,
      `| an empty snippet, warm | ${ms(warm)} | ${(warm / bare).toFixed(1)} | under 50 ms |`,
      `| an empty snippet, cold | ${ms(cold)} | ${(cold / bare).toFixed(1)} | under 300 ms |`,
      `| 100,000 sample rows | ${ms(filled)} | ${(filled / bare).toFixed(0)} | |`,
      `| longest task meanwhile | ${ms(longest)} | ${(longest / bare).toFixed(1)} | under 100 ms |`,
    ].join('\n'),
  );
} finally {
  await browser.close();
  await server.close();
}
