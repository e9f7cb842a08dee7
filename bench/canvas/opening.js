/**
 * Opens the measured pages, and files in the app.
 *
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./gestures.js').Point} Point
 * @typedef {import('./project.js').File} File
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installProbe } from './probe.js';

export const view = { width: 1440, height: 900 };

/** How often each time and each gesture is measured, on our page and on the bare one alike. */
export const ROUNDS = 3;

/** Reports progress, because a run takes minutes. @param {string} what */
export const reportProgress = (what) => console.error(`${new Date().toTimeString().slice(0, 8)} ${what}`);

/** @param {readonly number[]} numbers */
export function medianOf(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Waits for the boxes, drawn as nodes or in the overview. @param {number} size */
export const untilDrawn = (size) =>
  probe.until(() => {
    const overview = document.querySelector('[data-overview]')?.getAttribute('data-overview');
    return Math.max(document.querySelectorAll('.react-flow__node').length, Number(overview ?? 0)) >= size;
  });

/** @param {BrowserContext} context */
export async function newPage(context) {
  const page = await context.newPage();
  await page.setViewportSize(view);
  await page.addInitScript(installProbe);
  return page;
}

/** @param {BrowserContext} context @param {string} address @param {number} size @returns {Promise<Page>} */
export async function openDrawn(context, address, size) {
  const page = await newPage(context);
  await page.goto(address);
  await page.evaluate(untilDrawn, size);
  await page.waitForTimeout(1000);
  return page;
}

/** Waits until everything is saved. @param {Page} page */
export const untilSaved = (page) =>
  page.locator('[data-testid=save-status][data-state=saved]').waitFor({ timeout: 120_000 });

/** Closes the page with nothing selected and everything saved. @param {Page} page */
export async function closeSaved(page) {
  await page.keyboard.press('Escape');
  if ((await page.getByTestId('save-status').count()) > 0) {
    // The selection is stored a moment after it changes.
    await page.waitForTimeout(600);
    await untilSaved(page);
  }
  await page.close();
}

/** Clicks at a point again and again until a box there is selected. @param {Page} page @param {Point} point */
async function clickUntilSelected(page, point) {
  let isSelected = false;
  const selected = page
    .evaluate(() => probe.until(() => document.querySelector('.react-flow__node.selected') !== null))
    .finally(() => {
      isSelected = true;
    });
  while (!isSelected) {
    await page.mouse.move(point.x + Math.random(), point.y);
    await page.mouse.click(point.x, point.y);
  }
  return selected;
}

/** @param {BrowserContext} context @param {string} address @param {Point} point */
async function timeFirstClick(context, address, point) {
  const page = await newPage(context);
  await page.goto(address, { waitUntil: 'commit' });
  const time = await clickUntilSelected(page, point);
  await closeSaved(page);
  return time;
}

/**
 * Opens an address a few times and returns the median of each time.
 * @param {BrowserContext} context @param {string} address @param {number} size @param {Point} point of a box
 */
export async function measureOpening(context, address, size, point) {
  /** @type {{ allDrawn: number, firstPaint: number, firstClick: number, longestTask: number }[]} */
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await newPage(context);
    await page.goto(address, { waitUntil: 'commit' });
    const drawn = {
      allDrawn: await page.evaluate(untilDrawn, size),
      firstPaint: await page.evaluate(() => probe.firstPaint()),
      longestTask: Math.max(0, ...(await page.evaluate(() => probe.takeLongTasks()))),
    };
    // A second tab of the same project would be read-only.
    await page.close();
    rounds.push({ ...drawn, firstClick: await timeFirstClick(context, address, point) });
  }
  /** @param {'allDrawn' | 'firstPaint' | 'firstClick' | 'longestTask'} what */
  const median = (what) => medianOf(rounds.map((round) => round[what]));
  return {
    allDrawn: median('allDrawn'),
    firstPaint: median('firstPaint'),
    firstClick: median('firstClick'),
    longestTask: median('longestTask'),
  };
}

/**
 * Opens files in the app, as a user does. They come from the disk: to create files from
 * their content inside the page takes longer than all the rest.
 * @param {Page} page @param {readonly File[]} files
 */
export async function importFiles(page, files) {
  const folder = await mkdtemp(join(tmpdir(), 'canvas-'));
  const paths = await Promise.all(
    files.map(async ({ name, text }) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    }),
  );
  await page.evaluate(() => probe.takeLongTasks());
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const start = Date.now();
  await (await chooser).setFiles(paths);
  await page.evaluate(untilDrawn, files.length);
  await untilSaved(page);
  const total = Date.now() - start;
  const longTasks = await page.evaluate(() => probe.takeLongTasks(probe.chosenAt()));
  await rm(folder, { recursive: true });
  return { total, longestTask: Math.max(0, ...longTasks) };
}
