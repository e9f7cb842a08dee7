/**
 * Types a name, and measures the frames of its letters.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ frames: number, slowest: number, medianWork: number, mostWork: number, following: number, longestTask: number }} Typing
 */
import { findUncovered, zoomToReading } from './gestures.js';
import { medianOf } from './opening.js';

/**
 * Starts to count the frames until a letter appears in the field, before its key is pressed. Runs in the page.
 */
function listenToLetter() {
  const name = () => /** @type {HTMLInputElement} */ (document.activeElement).value;
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

/** Milliseconds from the last letter until the box, and so all that is derived, has the name. Runs in the page. */
async function untilFollowed() {
  const start = performance.now();
  const { value } = /** @type {HTMLInputElement} */ (document.activeElement);
  const box = () => document.querySelector('.react-flow__node.selected')?.getAttribute('aria-label') ?? '';
  return (await probe.until(() => box().endsWith(value))) - start;
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
    probe.takeLongTasks();
  });
  /** @type {number[]} */
  const frames = [];
  for (const letter of 'RenamedByTyping') {
    await page.evaluate(listenToLetter);
    await page.keyboard.type(letter);
    frames.push(await page.evaluate(() => counted));
  }
  const following = await page.evaluate(untilFollowed);
  await page.waitForTimeout(300);
  const longestTask = Math.max(0, ...(await page.evaluate(() => probe.takeLongTasks())));
  const slowest = Math.max(0, ...(await page.evaluate(() => probe.takeInputs())));
  const work = await page.evaluate(() => probe.takeLetters());
  await page.keyboard.press('Escape');
  return {
    frames: Math.max(...frames),
    slowest,
    medianWork: medianOf(work),
    mostWork: Math.max(0, ...work),
    following,
    longestTask,
  };
}
