/**
 * Measures what the built app asks for until its first model can be clicked, and how long
 * that takes: a first visit, a visit with everything in the browser, and a stored project
 * of 300 models, on a slowed network; and a reload of 300 models beside one of no models.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openProject } from '../app/generate.js';
import { installProbe } from '../canvas/probe.js';
import { buildApp } from '../canvas/serve.js';
import { serveCompressed } from './serve.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('../app/table.js').AppLine} AppLine
 * @typedef {{ time: number, scripts: readonly string[] }} Start milliseconds since the navigation, and the scripts asked for by then
 */

const port = 4394;
const address = `http://localhost:${port}/`;
const view = { width: 1440, height: 900 };
const rounds = 5;

/** The most JavaScript, compressed, in KB. */
const limit = 230;

/** Bytes a second and milliseconds of a slow mobile connection. */
const slow = {
  offline: false,
  downloadThroughput: 1_500_000 / 8,
  uploadThroughput: 750_000 / 8,
  latency: 150,
};

/** Waits until a model, or on an empty canvas its sentence, can be clicked. @param {Page} page @returns {Promise<Start>} */
const untilClickable = (page) =>
  page.evaluate(async () => {
    const isOnTop = (/** @type {Element | null} */ element) => {
      const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      const top = width > 0 ? document.elementFromPoint(x + width / 2, y + height / 2) : null;
      return element?.contains(top) === true;
    };
    // Far out the models are one picture, which the pane above it makes clickable.
    const isPainted = () =>
      Number(document.querySelector('[data-overview]')?.getAttribute('data-overview') ?? 0) > 0;
    const time = await probe.until(
      () =>
        [...document.querySelectorAll('.react-flow__node')].some(isOnTop) ||
        isPainted() ||
        isOnTop(
          [...document.querySelectorAll('h2')].find((title) => title.textContent === 'No models yet') ?? null,
        ),
    );
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= time)
      .map(({ name }) => new URL(name).pathname);
    return { time, scripts: [...new Set(scripts)] };
  });

/** Opens the page once. @param {BrowserContext} context @param {boolean} isSlow */
async function start(context, isSlow) {
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  if (isSlow) {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow);
  }
  await page.goto(address, { waitUntil: 'commit' });
  const started = await untilClickable(page);
  return { page, started };
}

/** @param {Page} page */
const untilSaved = (page) => page.locator('[data-testid=save-status][data-state=saved]').waitFor();

/** Opens the page again and again. @param {BrowserContext} context @param {boolean} isSlow */
async function restart(context, isSlow) {
  /** @type {Start[]} */
  const starts = [];
  for (let round = 0; round < rounds; round += 1) {
    const { page, started } = await start(context, isSlow);
    starts.push(started);
    await untilSaved(page);
    // A second tab of the same project would be read-only.
    await page.close();
  }
  return starts;
}

/** @param {readonly Start[]} starts @returns {number} milliseconds */
const medianOf = (starts) => {
  const times = starts.map(({ time }) => time).sort((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
};

/** First visits, each in a fresh profile. @param {import('@playwright/test').Browser} browser */
async function visitFirst(browser) {
  /** @type {Start[]} */
  const starts = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: view });
    starts.push((await start(context, true)).started);
    await context.close();
  }
  return starts;
}

/**
 * Visits with the files in the browser and a project of so many models; none for the example.
 * @param {import('@playwright/test').Browser} browser @param {number | null} size
 */
async function visitAgain(browser, size) {
  const context = await browser.newContext({ viewport: view });
  const { page } = await start(context, false);
  await untilSaved(page);
  if (size === 0) {
    await page
      .getByTestId('canvas')
      .locator('.react-flow__pane')
      .click({ position: { x: 20, y: 20 } });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByText('No models yet', { exact: true }).waitFor();
  } else if (size !== null) await openProject(page, size);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // Saved a moment after the change, and stored steps a moment after that.
  await page.waitForTimeout(1000);
  await untilSaved(page);
  await page.close();
  const starts = { slow: await restart(context, true), fast: await restart(context, false) };
  await context.close();
  return starts;
}

/** @param {string} folder @param {readonly Start[]} starts @returns {number} the most KB that a start asked for */
function requestedIn(folder, starts) {
  const sizes = starts.map(({ scripts }) =>
    scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0),
  );
  return Math.max(...sizes) / 1024;
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @returns {Promise<{ lines: AppLine[], raw: object }>}
 */
export async function measureStarts(browser) {
  const folder = await buildApp();
  const server = await serveCompressed(folder, port);
  try {
    const first = await visitFirst(browser);
    const example = await visitAgain(browser, null);
    const large = await visitAgain(browser, 300);
    const empty = await visitAgain(browser, 0);
    const raw = { first, example, large, empty };
    return { lines: toLines({ ...raw, folder }), raw };
  } finally {
    server.close();
  }
}

/**
 * @typedef {{ slow: Start[], fast: Start[] }} Visits
 * @param {{ folder: string, first: Start[], example: Visits, large: Visits, empty: Visits }} measured
 * @returns {AppLine[]}
 */
function toLines({ folder, first, example, large, empty }) {
  /** @param {string} what @param {readonly Start[]} starts @returns {AppLine} */
  const requested = (what, starts) => {
    const size = requestedIn(folder, starts);
    const wanted = `at most ${limit} KB`;
    return { what, takes: `${size.toFixed(1)} KB`, compared: '', wanted, isMet: size <= limit };
  };
  /** @param {string} what @param {readonly Start[]} starts @returns {AppLine} */
  const timed = (what, starts) => ({
    what: `${what}, 1.5 Mbit/s`,
    takes: `${medianOf(starts).toFixed(0)} ms`,
    compared: '',
    wanted: '',
    isMet: true,
  });
  const ratio = medianOf(large.fast) / medianOf(empty.fast);
  return [
    requested('JavaScript requested until a model can be clicked, first visit', first),
    requested('the same, stored project of 300 models', large.slow),
    timed('first visit until a model can be clicked', first),
    timed('a later visit', example.slow),
    timed('a later visit, stored project of 300 models', large.slow),
    {
      what: 'reload of a stored project of 300 models',
      takes: `${medianOf(large.fast).toFixed(0)} ms`,
      compared: `one without models, ${medianOf(empty.fast).toFixed(0)} ms: ${ratio.toFixed(2)}`,
      wanted: 'at most 1.5 times',
      isMet: ratio <= 1.5,
    },
  ];
}
