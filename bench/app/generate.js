/**
 * Measures how the built app makes a whole application of a project: the time until
 * its files are there and until its zip is downloaded, and the longest task of the
 * page during that time. The making runs in a worker.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installProbe } from '../canvas/probe.js';
import { makeFiles } from '../canvas/project.js';
import { buildApp, serve } from '../canvas/serve.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ made: number, zipped: number, longestTask: number }} Generation milliseconds
 * @typedef {import('./table.js').AppLine} AppLine
 */

const saved = '[data-testid=save-status][data-state=saved]';

/** The most milliseconds for 1,000 models. */
const limit = 2_000;

/** A longer task of the page is felt. Milliseconds. */
const longest = 50;

/** Opens the files of a project, as a user does. @param {Page} page @param {number} size */
export async function openProject(page, size) {
  const folder = await mkdtemp(join(tmpdir(), 'generate-'));
  const paths = await Promise.all(
    makeFiles(size).map(async ({ name, text }) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    }),
  );
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles(paths);
  // The outline holds the first of many, which say how many there are.
  await page.locator(`li[aria-setsize="${size}"] [data-outline-model]`).first().waitFor();
  await page.locator(saved).waitFor();
  await rm(folder, { recursive: true });
}

/** @param {Page} page @returns {Promise<Generation>} */
async function generate(page) {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const item = page.getByRole('menuitem', { name: 'LoopBack 3 application…' });
  await item.waitFor();
  await page.evaluate(() => probe.takeLongTasks());
  /** Milliseconds until the button can be used. */
  const untilReady = page.evaluate(async () => {
    const start = performance.now();
    const button = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) =>
        textContent?.includes('Download zip'),
      );
    return (await probe.until(() => button()?.disabled === false)) - start;
  });
  await item.click();
  const made = await untilReady;
  const download = page.waitForEvent('download');
  const start = Date.now();
  await page.getByRole('button', { name: 'Download zip' }).click();
  await download;
  const zipped = Date.now() - start;
  // A long task is reported a moment after its end.
  await page.waitForTimeout(200);
  const tasks = await page.evaluate(() => probe.takeLongTasks());
  return { made, zipped, longestTask: Math.max(0, ...tasks) };
}

/**
 * Takes the least of several rounds: other programs only make a round slower.
 * @param {number} rounds @param {() => Promise<Generation>} measure
 */
async function leastOf(rounds, measure) {
  let least = await measure();
  for (let round = 1; round < rounds; round += 1) {
    const { made, zipped, longestTask } = await measure();
    least = {
      made: Math.min(least.made, made),
      zipped: Math.min(least.zipped, zipped),
      longestTask: Math.min(least.longestTask, longestTask),
    };
  }
  return least;
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {readonly number[]} sizes numbers of models
 * @returns {Promise<{ lines: AppLine[], raw: Record<string, Generation> }>}
 */
export async function measureGeneration(browser, sizes) {
  const server = await serve(await buildApp(), 4396);
  /** @type {Record<string, Generation>} */
  const raw = {};
  try {
    for (const size of sizes) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(installProbe);
      await page.goto('http://localhost:4396/');
      await page.locator(saved).waitFor();
      await openProject(page, size);
      raw[`${size}`] = await leastOf(3, () => generate(page));
      await context.close();
    }
  } finally {
    await server.close();
  }
  return { lines: toLines(raw), raw };
}

/** @param {Record<string, Generation>} raw @returns {AppLine[]} */
function toLines(raw) {
  const ms = (/** @type {number} */ time) => `${time.toFixed(0)} ms`;
  const sizes = Object.keys(raw).map(Number);
  return sizes.flatMap((size) => {
    const { made, zipped, longestTask } = raw[`${size}`] ?? { made: 0, zipped: 0, longestTask: 0 };
    const models = `${size.toLocaleString('en')} models`;
    return [
      {
        what: `a LoopBack 3 application of ${models}, its files`,
        takes: ms(made),
        compared: '',
        wanted: size === 1_000 ? `under ${limit} ms` : '',
        isMet: size !== 1_000 || made < limit,
      },
      { what: `the zip of ${models}`, takes: ms(zipped), compared: '', wanted: '', isMet: true },
      {
        what: `longest task of the page, ${models}`,
        takes: longestTask === 0 ? `under ${longest} ms` : ms(longestTask),
        compared: '',
        wanted: `under ${longest} ms`,
        isMet: longestTask < longest,
      },
    ];
  });
}
