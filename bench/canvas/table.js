/**
 * Formats the measurements of the canvas as tables, with the bars that they must reach.
 *
 * @typedef {Awaited<ReturnType<typeof import('./measure.js').measureCanvas>>} Results
 * @typedef {import('./measure.js').Sizes} Sizes
 * @typedef {import('./measure.js').AppMeasurement} AppMeasurement
 * @typedef {{ what: string, value: string, compared: string, ratio: string, wanted: string, isMet: boolean }} Bar
 */
import { SLOWED } from './extremes.js';

/** @param {number} milliseconds */
const ms = (milliseconds) => `${milliseconds.toFixed(0)} ms`;
/** @param {number} number */
const perSecond = (number) => `${number.toFixed(0)}/s`;
/** A task shorter than 50 ms has no name in a browser. @param {number} milliseconds */
const task = (milliseconds) => (milliseconds < 50 ? 'under 50 ms' : ms(milliseconds));
/** @param {number} number */
const count = (number) => number.toLocaleString('en');

const gestures = /** @type {const} */ (['pan', 'zoom', 'drag']);
const views = /** @type {const} */ (['reading', 'all']);
const viewNames = { reading: 'reading size', all: 'all in view' };

/** Formats the measurements, with a line for each size of the designer and of the floor. @param {Results} results */
export function toTable({ sizes }) {
  const columns = views.flatMap((view) => gestures.map((gesture) => `${gesture}, ${viewNames[view]}`));
  const rows = Object.entries(sizes).flatMap(([size, { ours, floor }]) =>
    Object.entries({ designer: ours, 'bare React Flow': floor }).flatMap(([name, measured]) => {
      if (measured === null) return [];
      const moved = views.flatMap((view) =>
        gestures.map((gesture) => {
          const { updatesPerSecond, frame95 } = measured[view][gesture];
          return `${perSecond(updatesPerSecond)}, ${ms(frame95)}`;
        }),
      );
      return [
        [
          `${count(Number(size))} ${name}`,
          ms(measured.firstPaint),
          ms(measured.allDrawn),
          ms(measured.firstClick),
          String(measured.boxesToRead),
          ...moved,
          task(measured.longestTask),
          `${count(measured.weight.domNodes)}, ${count(measured.readingWeight.domNodes)}`,
          `${measured.weight.heapMegabytes.toFixed(0)} MB`,
        ],
      ];
    }),
  );
  const head = [
    'models',
    'first paint',
    'all drawn',
    'first click',
    'boxes in view, reading size',
    ...columns,
    'longest task',
    'DOM, all in view and at reading size',
    'heap',
  ];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** @param {string} what @param {number} value @param {string} compared @param {number} other @param {number} limit @returns {Bar} */
const timeAtMost = (what, value, compared, other, limit) => ({
  what,
  value: ms(value),
  compared: `${compared}: ${ms(other)}`,
  ratio: (value / other).toFixed(2),
  wanted: `at most ${limit}`,
  isMet: value / other <= limit,
});

/** @param {string} what @param {number} value @param {string} compared @param {number} other @param {number} limit @returns {Bar} */
const updatesAtLeast = (what, value, compared, other, limit) => ({
  what,
  value: perSecond(value),
  compared: `${compared}: ${perSecond(other)}`,
  ratio: (value / other).toFixed(2),
  wanted: `at least ${limit}`,
  isMet: value / other >= limit,
});

/** @param {string} what @param {number} value @param {(value: number) => string} show @param {number} limit @param {string} compared @returns {Bar} */
const atMost = (what, value, show, limit, compared = '') => ({
  what,
  value: show(value),
  compared,
  ratio: '',
  wanted: `at most ${show(limit)}`,
  isMet: value <= limit,
});

/** A task that may last up to 50 ms; the browser reports longer ones only. @param {string} what @param {number} value @returns {Bar} */
const shortTask = (what, value) => ({
  what,
  value: task(value),
  compared: '',
  ratio: '',
  wanted: 'under 50 ms',
  isMet: value < 50,
});

/** The updates a second that the eye takes for a movement. */
const SMOOTH = 30;

/** @param {string} what @param {number} value @returns {Bar} */
const smooth = (what, value) => ({
  what,
  value: perSecond(value),
  compared: '',
  ratio: '',
  wanted: `at least ${perSecond(SMOOTH)}`,
  isMet: value >= SMOOTH,
});

/** Returns the bars, and whether they are met. @param {Results} results @returns {Bar[]} */
export const toBars = ({ sizes, extremes }) => [
  ...dragBars(sizes),
  ...growthBars(sizes),
  ...largeBars(sizes),
  ...extremeBars(extremes),
];

/** Dragging one model at reading size, beside the bare page with the fewest nodes. @param {Sizes} sizes @returns {Bar[]} */
function dragBars(sizes) {
  const floor = Object.values(sizes)[0]?.floor?.reading.drag;
  if (!floor) return [];
  return Object.entries(sizes).flatMap(([size, { ours }]) => {
    const { updatesPerSecond, longestTask } = ours.reading.drag;
    const what = `drag of one model at reading size, ${count(Number(size))} models`;
    return [
      updatesAtLeast(what, updatesPerSecond, 'bare page, 10 nodes', floor.updatesPerSecond, 0.9),
      shortTask(`longest task in a ${what}`, longestTask),
    ];
  });
}

/** A thousand models beside ten, and five thousand beside a thousand. @param {Sizes} sizes @returns {Bar[]} */
function growthBars(sizes) {
  const [few, large, huge] = [sizes[10], sizes[1000], sizes[5000]];
  /** @type {Bar[]} */
  const bars = [];
  if (few && large) {
    bars.push(
      timeAtMost('first click, 1,000 models', large.ours.firstClick, '10 models', few.ours.firstClick, 1.3),
    );
    for (const gesture of /** @type {const} */ (['pan', 'zoom'])) {
      const [many, ten] = [large.ours.reading[gesture], few.ours.reading[gesture]];
      const what = `${gesture} at reading size, 1,000 models`;
      bars.push(updatesAtLeast(what, many.updatesPerSecond, '10 models', ten.updatesPerSecond, 0.95));
      // Frames come every 16 or 17 ms: a tenth is no difference.
      bars.push(timeAtMost(`${what}, frames`, many.frame95, '10 models', ten.frame95, 1.1));
    }
  }
  if (large && huge) {
    for (const gesture of /** @type {const} */ (['pan', 'drag'])) {
      const [most, many] = [huge.ours.reading[gesture], large.ours.reading[gesture]];
      const what = `${gesture} at reading size, 5,000 models`;
      bars.push(updatesAtLeast(what, most.updatesPerSecond, '1,000 models', many.updatesPerSecond, 0.9));
    }
  }
  return bars;
}

/** A thousand models. @param {Sizes} sizes @returns {Bar[]} */
function largeBars(sizes) {
  const large = sizes[1000];
  if (!large) return [];
  const { all, weight, readingWeight, typing, opening } = large.ours;
  const dom = Math.max(weight.domNodes, readingWeight.domNodes);
  const heap = Math.max(weight.heapMegabytes, readingWeight.heapMegabytes);
  const floor = large.floor?.all.pan;
  return [
    ...(floor
      ? [timeAtMost('frames of a pan with all in view', all.pan.frame95, 'bare page', floor.frame95, 1)]
      : []),
    atMost('DOM elements', dom, count, 8000),
    atMost('heap', heap, (megabytes) => `${megabytes.toFixed(0)} MB`, 30),
    {
      what: 'frames from a letter to its picture',
      value: String(typing.frames + 1),
      compared: `slowest letter: ${ms(typing.slowest)}`,
      ratio: '',
      wanted: '1',
      isMet: typing.frames === 0,
    },
    atMost('work for a letter, median', typing.medianWork, ms, 16),
    atMost('work for a letter, at worst', typing.mostWork, ms, 50),
    {
      what: 'from the last letter until all names follow',
      value: ms(typing.following),
      compared: `longest task: ${typing.longestTask === 0 ? 'under 50 ms' : ms(typing.longestTask)}`,
      ratio: '',
      wanted: '',
      isMet: true,
    },
    atMost('longest task while files are opened', opening.longestTask, ms, 100, `all: ${ms(opening.total)}`),
  ];
}

/** @param {import('./extremes.js').Extremes} extremes @returns {Bar[]} */
function extremeBars({ slowed, everyPair, hub, reload }) {
  const slow = `300 models, processor ${SLOWED} times slower`;
  return [
    smooth(`pan at reading size, ${slow}`, slowed.pan.updatesPerSecond),
    smooth(`drag at reading size, ${slow}`, slowed.drag.updatesPerSecond),
    atMost(`a letter to its picture, ${slow}`, slowed.typing.slowest, ms, 100),
    atMost('longest task, 120 models with 14,400 relations', everyPair.longestTask, ms, 200),
    smooth('pan, 120 models with 14,400 relations', everyPair.pan.updatesPerSecond),
    atMost('longest task, 300 models around one', hub.longestTask, ms, 200),
    smooth('pan, 300 models around one', hub.pan.updatesPerSecond),
    timeAtMost('reload of 300 models', reload.stored, 'an empty project', reload.empty, 1.5),
  ];
}
