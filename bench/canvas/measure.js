/**
 * Measures the canvas of the built app and a bare React Flow page with as many
 * default nodes and edges, in the same run of the same browser.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countBoxesInView, dragOne, findBox, findUncovered, pan, zoom, zoomToReading } from './gestures.js';
import { installProbe } from './probe.js';
import { makeFiles } from './project.js';
import { buildApp, buildFloor, serve } from './serve.js';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./gestures.js').Frames} Frames
 * @typedef {import('./gestures.js').Point} Point
 * @typedef {{ pan: Frames, zoom: Frames, drag: Frames }} Gestures
 * @typedef {{
 *   firstPaint: number, allDrawn: number, firstClick: number, longTasks: number[],
 *   domNodes: number, heapMegabytes: number, reading: Gestures, all: Gestures, boxesToRead: number,
 * }} Measurement
 * @typedef {Measurement & { opening: { total: number, longestTask: number }, typing: { frames: number, slowest: number },
 *   canvas: { width: number, height: number } }} AppMeasurement
 */

const view = { width: 1440, height: 900 };

/** Reports progress, because a run takes minutes. @param {string} what */
const reportProgress = (what) => console.error(`${new Date().toTimeString().slice(0, 8)} ${what}`);

/** Waits for the boxes, drawn as nodes or in the overview. @param {number} size */
const untilDrawn = (size) =>
  probe.until(() => {
    const overview = document.querySelector('[data-overview]')?.getAttribute('data-overview');
    return Math.max(document.querySelectorAll('.react-flow__node').length, Number(overview ?? 0)) >= size;
  });

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

/**
 * Returns the smoothest of several rounds: other programs only make a round slower.
 * @param {number} rounds @param {() => Promise<Frames>} gesture
 */
async function smoothest(rounds, gesture) {
  let best = await gesture();
  for (let round = 1; round < rounds; round += 1) {
    const next = await gesture();
    if (next.frame95 < best.frame95) best = next;
  }
  return best;
}

/** @param {Page} page @param {number} rounds @returns {Promise<Gestures>} */
const gestures = async (page, rounds) => ({
  pan: await smoothest(rounds, () => pan(page)),
  zoom: await smoothest(rounds, () => zoom(page)),
  drag: await smoothest(rounds, () => dragOne(page)),
});

/** @param {Page} page */
async function measureMemory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const domNodes = await page.evaluate(() => document.querySelectorAll('*').length);
  await session.detach();
  return { domNodes, heapMegabytes: usedSize / 2 ** 20 };
}

/**
 * Opens an address a few times and returns the shortest of each time.
 * @param {BrowserContext} context @param {string} address @param {number} size @param {Point} point of a box
 */
async function measureOpening(context, address, size, point) {
  /** @type {{ allDrawn: number, firstPaint: number, firstClick: number, longTasks: number[] }[]} */
  const rounds = [];
  for (let round = 0; round < 3; round += 1) {
    const page = await context.newPage();
    await page.setViewportSize(view);
    await page.addInitScript(installProbe);
    await page.goto(address, { waitUntil: 'commit' });
    const drawn = {
      allDrawn: await page.evaluate(untilDrawn, size),
      firstPaint: await page.evaluate(() => probe.firstPaint()),
      longTasks: await page.evaluate(() => probe.takeLongTasks()),
    };
    // A second tab of the same project would be read-only.
    await page.close();
    rounds.push({ ...drawn, firstClick: await timeFirstClick(context, address, point) });
  }
  /** @param {'allDrawn' | 'firstPaint' | 'firstClick'} what */
  const least = (what) => Math.min(...rounds.map((round) => round[what]));
  return {
    allDrawn: least('allDrawn'),
    firstPaint: least('firstPaint'),
    firstClick: least('firstClick'),
    longTasks: rounds.at(-1)?.longTasks ?? [],
  };
}

/** @param {BrowserContext} context @param {string} address @param {Point} point */
async function timeFirstClick(context, address, point) {
  const page = await context.newPage();
  await page.setViewportSize(view);
  await page.addInitScript(installProbe);
  await page.goto(address, { waitUntil: 'commit' });
  const time = await clickUntilSelected(page, point);
  await closeSaved(page);
  return time;
}

/** The size of the canvas; that of the floor gets the same size. @param {Page} page */
const canvasSize = (page) =>
  page.evaluate(() => {
    const { width, height } = /** @type {Element} */ (
      document.querySelector('.react-flow')
    ).getBoundingClientRect();
    return { width, height };
  });

/** Closes the page with nothing selected and everything saved. @param {Page} page */
async function closeSaved(page) {
  await page.keyboard.press('Escape');
  const status = page.getByTestId('save-status');
  if ((await status.count()) > 0) {
    // The selection is stored a moment after it changes.
    await page.waitForTimeout(600);
    await page.locator('[data-testid=save-status][data-state=saved]').waitFor();
  }
  await page.close();
}

/** @param {BrowserContext} context @param {string} address @param {number} size @returns {Promise<Page>} */
async function openDrawn(context, address, size) {
  const page = await context.newPage();
  await page.setViewportSize(view);
  await page.addInitScript(installProbe);
  await page.goto(address);
  await page.evaluate(untilDrawn, size);
  await page.waitForTimeout(1000);
  return page;
}

/**
 * @param {BrowserContext} context @param {string} address @param {number} size
 * @param {number} rounds of each gesture
 * @returns {Promise<Measurement>}
 */
async function measurePage(context, address, size, rounds) {
  reportProgress(`${size} models at ${new URL(address).host}: opening`);
  const first = await openDrawn(context, address, size);
  const point = await findBox(first);
  await first.close();
  reportProgress(`a box is at ${point.x.toFixed()} ${point.y.toFixed()}`);
  const opened = await measureOpening(context, address, size, point);
  const page = await openDrawn(context, address, size);
  const weight = await measureMemory(page);
  reportProgress('gestures with all boxes in view');
  const all = await gestures(page, rounds);
  reportProgress('gestures at reading size');
  await zoomToReading(page);
  const boxesToRead = await countBoxesInView(page);
  const reading = await gestures(page, rounds);
  await page.close();
  return { ...opened, ...weight, all, reading, boxesToRead };
}

/**
 * Opens the files of a project in the app, as a user does. They come from the
 * disk: to create files from their content inside the page takes longer than all
 * the rest.
 * @param {Page} page @param {number} size
 */
async function importFiles(page, size) {
  const folder = await mkdtemp(join(tmpdir(), 'canvas-'));
  const files = await Promise.all(
    makeFiles(size).map(async ({ name, text }) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    }),
  );
  await page.evaluate(() => probe.takeLongTasks());
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const start = Date.now();
  await (await chooser).setFiles(files);
  await page.evaluate(untilDrawn, size);
  await page.locator('[data-testid=save-status][data-state=saved]').waitFor();
  const total = Date.now() - start;
  const longTasks = await page.evaluate(() => probe.takeLongTasks(probe.chosenAt()));
  await rm(folder, { recursive: true });
  return { total, longestTask: Math.max(0, ...longTasks) };
}

/** Renames a model letter by letter. @param {Page} page */
async function typeName(page) {
  await zoomToReading(page);
  // F2 renames what was clicked: in the middle of a box that is a property, and beside the name a button.
  const point = await findUncovered(page, '.react-flow__node header > span');
  await page.mouse.click(point.x, point.y);
  await page.keyboard.press('F2');
  await page.locator('.react-flow__node input[aria-label="Model name"]:focus').waitFor();
  await page.evaluate(() => probe.takeInputs());
  /** @type {number[]} */
  const frames = [];
  for (const letter of 'RenamedByTyping') {
    // Listening before the key is pressed.
    await page.evaluate(() => {
      const name = () =>
        document.querySelector('.react-flow__node.selected')?.getAttribute('aria-label') ?? '';
      const before = name();
      const counted = new Promise((resolve) => {
        document.addEventListener(
          'input',
          () => {
            let passed = 0;
            const look = () => {
              if (name() !== before) resolve(passed);
              else {
                passed += 1;
                requestAnimationFrame(look);
              }
            };
            requestAnimationFrame(look);
          },
          { once: true },
        );
      });
      Object.assign(globalThis, { counted });
    });
    await page.keyboard.type(letter);
    frames.push(await page.evaluate(() => counted));
  }
  await page.waitForTimeout(300);
  const slowest = Math.max(0, ...(await page.evaluate(() => probe.takeInputs())));
  await page.keyboard.press('Escape');
  return { frames: Math.max(...frames), slowest };
}

/** @param {Browser} browser @param {string} address @param {number} size @returns {Promise<AppMeasurement>} */
async function measureApp(browser, address, size) {
  // It stores the page's files once, after the first visit.
  const context = await browser.newContext({ viewport: view, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await page.goto(address);
  await page.locator('[data-testid=save-status][data-state=saved]').waitFor();
  const canvas = await canvasSize(page);
  reportProgress(`${size} models: opening the files`);
  const opening = await importFiles(page, size);
  await closeSaved(page);
  const measured = await measurePage(context, address, size, 4);
  const typist = await openDrawn(context, address, size);
  reportProgress('typing a name');
  const typing = await typeName(typist);
  await context.close();
  return { ...measured, canvas, opening, typing };
}

/**
 * @param {Browser} browser
 * @param {readonly number[]} sizes numbers of models
 * @returns {Promise<Record<string, { ours: AppMeasurement, floor: Measurement }>>} by size
 */
export async function measureCanvas(browser, sizes) {
  const servers = [await serve(await buildApp(), 4397), await serve(await buildFloor(), 4398)];
  /** @type {Record<string, { ours: AppMeasurement, floor: Measurement }>} */
  const results = {};
  try {
    for (const size of sizes) {
      const ours = await measureApp(browser, 'http://localhost:4397/', size);
      const context = await browser.newContext({ viewport: view });
      const { width, height } = ours.canvas;
      const address = `http://localhost:4398/floor.html?size=${size}&width=${width}&height=${height}`;
      // One round only, because a thousand boxes take long.
      const floor = await measurePage(context, address, size, size > 100 ? 1 : 4);
      await context.close();
      results[size] = { ours, floor };
    }
  } finally {
    for (const server of servers) await server.close();
  }
  return results;
}
