/**
 * Measures the canvas of the built app and a bare React Flow page with as many
 * default nodes and edges, in the same run of the same browser.
 */
import { measureExtremes } from './extremes.js';
import { countBoxesInView, dragOne, findBox, pan, repeat, zoom, zoomToReading } from './gestures.js';
import {
  closeSaved,
  importFiles,
  measureOpening,
  newPage,
  openDrawn,
  ROUNDS,
  reportProgress,
  untilSaved,
  view,
} from './opening.js';
import { makeFiles } from './project.js';
import { buildApp, buildFloor, serve } from './serve.js';
import { typeName } from './typing.js';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./gestures.js').Frames} Frames
 * @typedef {{ pan: Frames, zoom: Frames, drag: Frames }} Gestures
 * @typedef {{ domNodes: number, heapMegabytes: number }} Weight
 * @typedef {{
 *   firstPaint: number, allDrawn: number, firstClick: number, longestTask: number,
 *   weight: Weight, reading: Gestures, readingWeight: Weight, all: Gestures, boxesToRead: number,
 * }} Measurement
 * @typedef {Measurement & { opening: { total: number, longestTask: number }, typing: import('./typing.js').Typing,
 *   canvas: { width: number, height: number } }} AppMeasurement
 * @typedef {Record<string, { ours: AppMeasurement, floor: Measurement | null }>} Sizes by number of models
 */

/** The bare page is not measured with more: it takes seconds for a frame. */
const MOST_BARE = 1000;

/** @param {Page} page @returns {Promise<Gestures>} */
const gestures = async (page) => ({
  pan: await repeat(ROUNDS, () => pan(page)),
  zoom: await repeat(ROUNDS, () => zoom(page)),
  drag: await repeat(ROUNDS, () => dragOne(page)),
});

/** @param {Page} page @returns {Promise<Weight>} */
async function measureWeight(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const domNodes = await page.evaluate(() => document.querySelectorAll('*').length);
  await session.detach();
  return { domNodes, heapMegabytes: usedSize / 2 ** 20 };
}

/** The size of the canvas; that of the floor gets the same size. @param {Page} page */
const canvasSize = (page) =>
  page.evaluate(() => {
    const { width, height } = /** @type {Element} */ (
      document.querySelector('.react-flow')
    ).getBoundingClientRect();
    return { width, height };
  });

/**
 * @param {BrowserContext} context @param {string} address @param {number} size
 * @returns {Promise<Measurement>}
 */
async function measurePage(context, address, size) {
  reportProgress(`${size} models at ${new URL(address).host}: opening`);
  const first = await openDrawn(context, address, size);
  const point = await findBox(first);
  await first.close();
  const opened = await measureOpening(context, address, size, point);
  const page = await openDrawn(context, address, size);
  const weight = await measureWeight(page);
  reportProgress('gestures with all boxes in view');
  const all = await gestures(page);
  reportProgress('gestures at reading size');
  await zoomToReading(page);
  const boxesToRead = await countBoxesInView(page);
  const readingWeight = await measureWeight(page);
  const reading = await gestures(page);
  await page.close();
  return { ...opened, weight, all, reading, readingWeight, boxesToRead };
}

/** @param {Browser} browser @param {string} address @param {number} size @returns {Promise<AppMeasurement>} */
async function measureApp(browser, address, size) {
  // It stores the page's files once, after the first visit.
  const context = await browser.newContext({ viewport: view, serviceWorkers: 'block' });
  const page = await newPage(context);
  await page.goto(address);
  await untilSaved(page);
  const canvas = await canvasSize(page);
  reportProgress(`${size} models: opening the files`);
  const opening = await importFiles(page, makeFiles(size));
  await closeSaved(page);
  const measured = await measurePage(context, address, size);
  const typist = await openDrawn(context, address, size);
  reportProgress('typing a name');
  const typing = await typeName(typist);
  await context.close();
  return { ...measured, canvas, opening, typing };
}

/**
 * @param {Browser} browser
 * @param {readonly number[]} sizes numbers of models
 * @returns {Promise<{ sizes: Sizes, extremes: import('./extremes.js').Extremes }>}
 */
export async function measureCanvas(browser, sizes) {
  const servers = [await serve(await buildApp(), 4397), await serve(await buildFloor(), 4398)];
  /** @type {Sizes} */
  const results = {};
  try {
    for (const size of sizes) {
      const ours = await measureApp(browser, 'http://localhost:4397/', size);
      const floor = size > MOST_BARE ? null : await measureFloor(browser, size, ours.canvas);
      results[size] = { ours, floor };
    }
    const extremes = await measureExtremes(browser, 'http://localhost:4397/');
    return { sizes: results, extremes };
  } finally {
    for (const server of servers) await server.close();
  }
}

/** @param {Browser} browser @param {number} size @param {{ width: number, height: number }} canvas */
async function measureFloor(browser, size, { width, height }) {
  const context = await browser.newContext({ viewport: view });
  const address = `http://localhost:4398/floor.html?size=${size}&width=${width}&height=${height}`;
  const floor = await measurePage(context, address, size);
  await context.close();
  return floor;
}
