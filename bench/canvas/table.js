/**
 * Formats the measurements of the canvas as tables, with the bars that they must reach.
 *
 * @typedef {Awaited<ReturnType<typeof import('./measure.js').measureCanvas>>} Results
 * @typedef {{ what: string, value: string, compared: string, ratio: string, wanted: string, isMet: boolean }} Bar
 */

/** @param {number} milliseconds */
const ms = (milliseconds) => `${milliseconds.toFixed(0)} ms`;
/** @param {number} number */
const one = (number) => number.toFixed(1);

const gestures = /** @type {const} */ (['pan', 'zoom', 'drag']);

/** Formats the measurements, with a line for each size of the designer and of the floor. @param {Results} results */
export function toTable(results) {
  const views = /** @type {const} */ (['reading', 'all']);
  const columns = views.flatMap((view) =>
    gestures.map((gesture) => `${gesture}, ${view === 'all' ? 'all in view' : 'reading size'}`),
  );
  const rows = Object.entries(results).flatMap(([size, { ours, floor }]) =>
    Object.entries({ designer: ours, 'bare React Flow': floor }).map(([name, measured]) => {
      const moved = views.flatMap((view) =>
        gestures.map((gesture) => {
          const { updatesPerSecond, frame95 } = measured[view][gesture];
          return `${updatesPerSecond.toFixed(0)}/s, ${ms(frame95)}`;
        }),
      );
      return [
        `${size} ${name}`,
        ms(measured.firstPaint),
        ms(measured.allDrawn),
        ms(measured.firstClick),
        String(measured.boxesToRead),
        ...moved,
        ms(Math.max(0, ...measured.longTasks)),
        String(measured.domNodes),
        `${measured.heapMegabytes.toFixed(0)} MB`,
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
    'DOM',
    'heap',
  ];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** Returns the bars, and whether they are met. @param {Results} results @returns {Bar[]} */
export function toBars(results) {
  const sizes = Object.keys(results).map(Number);
  const small = results[Math.min(...sizes)];
  const large = results[Math.max(...sizes)];
  if (small === undefined || large === undefined) return [];
  /** @type {Bar[]} */
  const bars = [];
  /** @param {string} what @param {number} value @param {string} compared @param {number} other @param {number} limit */
  const atMost = (what, value, compared, other, limit) =>
    bars.push({
      what,
      value: ms(value),
      compared: `${compared}: ${ms(other)}`,
      ratio: one(value / other),
      wanted: `at most ${limit}`,
      isMet: value / other <= limit,
    });
  atMost('first click', large.ours.firstClick, 'with few models', small.ours.firstClick, 3);
  // Ten models do not fill the view, so a large project is compared with a hundred.
  const filled = results[100] ?? small;
  for (const gesture of gestures) {
    const [ours, fewer] = [large.ours.reading[gesture].frame95, filled.ours.reading[gesture].frame95];
    atMost(`frames at reading size, ${gesture}`, ours, 'with 100 models', fewer, 1.5);
  }
  const [panned, floor] = [large.ours.all.pan, large.floor.all.pan];
  atMost('frames with all in view, pan', panned.frame95, 'bare React Flow', floor.frame95, 1);
  const { typing, opening } = large.ours;
  bars.push({
    what: 'frames from a letter to its picture',
    value: String(typing.frames + 1),
    compared: `slowest letter: ${ms(typing.slowest)}`,
    ratio: '',
    wanted: '1',
    isMet: typing.frames === 0,
  });
  bars.push({
    what: 'longest task while files are opened',
    value: ms(opening.longestTask),
    compared: `all of it: ${ms(opening.total)}`,
    ratio: '',
    wanted: 'at most 100 ms',
    isMet: opening.longestTask <= 100,
  });
  return bars;
}
