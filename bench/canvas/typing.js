/**
 * Types a name, and measures the frames of its letters.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ frames: number, slowest: number, medianWork: number, mostWork: number }} Typing
 */
import { findUncovered, zoomToReading } from './gestures.js';
import { medianOf } from './opening.js';

/**
 * Starts to count the frames until a letter appears, before its key is pressed. Runs in the page.
 */
function listenToLetter() {
  const name = () => document.querySelector('.react-flow__node.selected')?.getAttribute('aria-label') ?? '';
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
}

/** Renames a model letter by letter. @param {Page} page @returns {Promise<Typing>} */
export async function typeName(page) {
  await zoomToReading(page);
  // F2 renames what was clicked: in the middle of a box that is a property, and beside the name a button.
  const point = await findUncovered(page, '.react-flow__node header > span');
  await page.mouse.click(point.x, point.y);
  await page.keyboard.press('F2');
  await page.locator('.react-flow__node input[aria-label="Model name"]:focus').waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    probe.takeInputs();
    probe.takeLetters();
  });
  /** @type {number[]} */
  const frames = [];
  for (const letter of 'RenamedByTyping') {
    await page.evaluate(listenToLetter);
    await page.keyboard.type(letter);
    frames.push(await page.evaluate(() => counted));
  }
  await page.waitForTimeout(300);
  const slowest = Math.max(0, ...(await page.evaluate(() => probe.takeInputs())));
  const work = await page.evaluate(() => probe.takeLetters());
  await page.keyboard.press('Escape');
  return {
    frames: Math.max(...frames),
    slowest,
    medianWork: medianOf(work),
    mostWork: Math.max(0, ...work),
  };
}
