/**
 * Makes gestures by real input, and measures the frames of the page.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ updatesPerSecond: number, frame95: number, median: number, longestTask: number }} Frames
 */

const steps = 100;

/** The middle of the canvas. @param {Page} page */
const middleOf = (page) =>
  page.evaluate(() => {
    const { x, y, width, height } = /** @type {Element} */ (
      document.querySelector('.react-flow')
    ).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });

/** Points from the middle outwards. @param {Point} middle */
function* outwards(middle) {
  for (let ring = 0; ring < 40; ring += 1) {
    for (let turn = 0; turn < 16; turn += 1) {
      const angle = (turn / 16) * 2 * Math.PI;
      yield { x: middle.x + ring * 10 * Math.cos(angle), y: middle.y + ring * 6 * Math.sin(angle) };
    }
  }
}

/** @param {Page} page @param {Point} point @param {string} selector */
const isOver = (page, { x, y }, selector) =>
  page.evaluate(
    ([left, top, wanted]) => document.elementFromPoint(left, top)?.closest(wanted) != null,
    /** @type {const} */ ([x, y, selector]),
  );

/**
 * Finds a point near the middle where the pointer is over an element.
 * @param {Page} page @param {string} selector
 * @returns {Promise<Point>}
 */
export async function findPoint(page, selector) {
  for (const point of outwards(await middleOf(page))) {
    await page.mouse.move(point.x, point.y);
    if (await isOver(page, point, selector)) return point;
  }
  throw new Error(`There is no ${selector} near the middle of the canvas.`);
}

/**
 * Returns the middle of an element that nothing covers, wherever it is in view.
 * @param {Page} page @param {string} selector
 * @returns {Promise<Point>}
 */
export async function findUncovered(page, selector) {
  const point = await page.evaluate((wanted) => {
    for (const element of document.querySelectorAll(wanted)) {
      const { x, y, width, height } = element.getBoundingClientRect();
      const middle = { x: x + width / 2, y: y + height / 2 };
      if (document.elementFromPoint(middle.x, middle.y) === element) return middle;
    }
    return null;
  }, selector);
  if (point === null) throw new Error(`There is no ${selector} that nothing covers.`);
  return point;
}

const box = '.react-flow__node';
const pane = '.react-flow__pane:not(:has(*:hover))';

/** @param {Page} page */
export const findBox = (page) => findPoint(page, box);

/** @param {Page} page @param {string | null} watched @param {() => Promise<void>} gesture @returns {Promise<Frames>} */
async function record(page, watched, gesture) {
  await page.evaluate((id) => probe.startFrames(id), watched);
  await gesture();
  return page.evaluate(() => probe.stopFrames());
}

/**
 * Makes a gesture a few times and returns the median of each measure; of the tasks the longest.
 * @param {number} rounds @param {() => Promise<Frames>} gesture @returns {Promise<Frames>}
 */
export async function repeat(rounds, gesture) {
  /** @type {Frames[]} */
  const all = [];
  for (let round = 0; round < rounds; round += 1) all.push(await gesture());
  /** @param {keyof Frames} what */
  const sorted = (what) => all.map((frames) => frames[what]).sort((one, other) => one - other);
  /** @param {keyof Frames} what */
  const median = (what) => sorted(what)[Math.floor(rounds / 2)] ?? Number.NaN;
  return {
    updatesPerSecond: median('updatesPerSecond'),
    frame95: median('frame95'),
    median: median('median'),
    longestTask: sorted('longestTask').at(-1) ?? 0,
  };
}

/**
 * Sends input like a mouse, every 8 ms, whether or not the page keeps up.
 * @param {(step: number) => Promise<void>} input
 */
async function atMousePace(input) {
  /** @type {Promise<void>[]} */
  const sent = [];
  for (let step = 1; step <= steps; step += 1) {
    sent.push(input(step));
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await Promise.all(sent);
}

/** @param {Page} page @param {Point} from @param {(step: number) => Point} at */
async function drag(page, from, at) {
  await page.mouse.down();
  await atMousePace((step) => page.mouse.move(from.x + at(step).x, from.y + at(step).y));
  await page.mouse.up();
}

/** Moves there and back, so that the view ends where it was. @param {number} step @param {number} reach */
const swing = (step, reach) => reach * Math.sin((step / steps) * 2 * Math.PI);

/** @param {Page} page */
export async function pan(page) {
  const from = await findPoint(page, pane);
  return record(page, null, () => drag(page, from, (step) => ({ x: swing(step, 260), y: swing(step, 120) })));
}

/** @param {Page} page */
export async function zoom(page) {
  await findPoint(page, pane);
  return record(page, null, () =>
    atMousePace((step) => page.mouse.wheel(0, Math.floor((step - 1) / 10) % 2 === 0 ? 12 : -12)),
  );
}

/** @param {Page} page */
export async function dragOne(page) {
  const from = await findBox(page);
  const watched = await page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('.react-flow__node')?.getAttribute('data-id'),
    from,
  );
  return record(page, watched ?? null, () =>
    drag(page, from, (step) => ({ x: swing(step, 60), y: swing(step, 40) })),
  );
}

/** @param {Page} page */
const scaleOf = (page) =>
  page.evaluate(() => {
    const style = document.querySelector('.react-flow__viewport')?.getAttribute('style') ?? '';
    return Number(/scale\(([\d.]+)\)/.exec(style)?.[1] ?? Number.NaN);
  });

/** Zooms by the wheel to 100 %, where names and properties can be read. @param {Page} page */
export async function zoomToReading(page) {
  // The wheel zooms around the pointer, so the box under it stays in place.
  await findBox(page);
  for (let scale = await scaleOf(page); Math.abs(scale - 1) > 0.01; scale = await scaleOf(page)) {
    // React Flow's wheel: a step of `delta` multiplies the scale by 2 ** (-delta * 0.002).
    await page.mouse.wheel(0, Math.max(-120, Math.min(120, Math.log2(scale) / 0.002)));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  // A press that follows the last step of a wheel at once does not pan.
  await page.waitForTimeout(500);
}

/** How many boxes can be seen. @param {Page} page */
export const countBoxesInView = (page) =>
  page.evaluate(() => {
    const pane = /** @type {Element} */ (document.querySelector('.react-flow')).getBoundingClientRect();
    return [...document.querySelectorAll('.react-flow__node')].filter((box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return left < pane.right && right > pane.left && top < pane.bottom && bottom > pane.top;
    }).length;
  });
