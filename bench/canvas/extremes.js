/**
 * Measures the app where it is hard: on a slow processor, with dense projects, and a reload.
 *
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./gestures.js').Frames} Frames
 * @typedef {import('./typing.js').Typing} Typing
 * @typedef {{ pan: Frames, drag: Frames, typing: Typing }} Slowed
 * @typedef {{ total: number, longestTask: number, pan: Frames }} Dense
 * @typedef {{ slowed: Slowed, everyPair: Dense, hub: Dense, reload: { empty: number, stored: number } }} Extremes
 */
import { dragOne, pan, repeat, zoomToReading } from './gestures.js';
import {
  importFiles,
  medianOf,
  newPage,
  openDrawn,
  ROUNDS,
  reportProgress,
  untilDrawn,
  untilSaved,
  view,
} from './opening.js';
import { allPairs, fromOne, makeFiles } from './project.js';
import { typeName } from './typing.js';

/** The number of models in all but the densest project. */
const SIZE = 300;
const PAIRED = 120;
/** How many times slower the processor is made. */
export const SLOWED = 4;

/** Opens the app for the first time, in a profile of its own. @param {Browser} browser @param {string} address */
async function openFirst(browser, address) {
  const context = await browser.newContext({ viewport: view, serviceWorkers: 'block' });
  const page = await newPage(context);
  await page.goto(address);
  await untilSaved(page);
  return { context, page };
}

/** @param {Browser} browser @param {string} address @returns {Promise<{ slowed: Slowed, stored: number }>} */
async function measureStored(browser, address) {
  const { context, page } = await openFirst(browser, address);
  await importFiles(page, makeFiles(SIZE));
  await page.close();
  reportProgress(`reloads of ${SIZE} models`);
  const stored = await timeReloads(context, address, (reloaded) => reloaded.evaluate(untilDrawn, SIZE));
  reportProgress(`${SIZE} models on a processor ${SLOWED} times slower`);
  const slow = await openDrawn(context, address, SIZE);
  await zoomToReading(slow);
  const session = await context.newCDPSession(slow);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const slowed = {
    pan: await repeat(ROUNDS, () => pan(slow)),
    drag: await repeat(ROUNDS, () => dragOne(slow)),
    typing: await typeName(slow),
  };
  await context.close();
  return { slowed, stored };
}

/** The median time from a navigation to the stored project. @param {BrowserContext} context @param {string} address @param {(page: Page) => Promise<number>} untilShown */
async function timeReloads(context, address, untilShown) {
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await newPage(context);
    await page.goto(address, { waitUntil: 'commit' });
    times.push(await untilShown(page));
    await page.close();
  }
  return medianOf(times);
}

/** @param {Browser} browser @param {string} address */
async function measureEmpty(browser, address) {
  reportProgress('reloads of an empty project');
  const { context, page } = await openFirst(browser, address);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.getByText('No models yet', { exact: true }).waitFor();
  await page.waitForTimeout(600);
  await untilSaved(page);
  await page.close();
  const time = await timeReloads(context, address, (reloaded) =>
    reloaded.evaluate(() => probe.until(() => document.querySelector('nav[aria-label="Models"] p') !== null)),
  );
  await context.close();
  return time;
}

/** @param {Browser} browser @param {string} address @param {import('./project.js').File[]} files @returns {Promise<Dense>} */
async function measureDense(browser, address, files) {
  const { context, page } = await openFirst(browser, address);
  const opening = await importFiles(page, files);
  // The edges come after the boxes.
  await page.waitForTimeout(3000);
  const later = await page.evaluate(() => probe.takeLongTasks());
  const panned = await repeat(ROUNDS, () => pan(page));
  await context.close();
  return { ...opening, longestTask: Math.max(opening.longestTask, ...later), pan: panned };
}

/** @param {Browser} browser @param {string} address @returns {Promise<Extremes>} */
export async function measureExtremes(browser, address) {
  const { slowed, stored } = await measureStored(browser, address);
  const empty = await measureEmpty(browser, address);
  reportProgress(`${PAIRED} models with a relation of each to each`);
  const everyPair = await measureDense(browser, address, makeFiles(PAIRED, allPairs(PAIRED)));
  reportProgress(`${SIZE} models around one`);
  const hub = await measureDense(browser, address, makeFiles(SIZE, fromOne(SIZE)));
  return { slowed, everyPair, hub, reload: { empty, stored } };
}
