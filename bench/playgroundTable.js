/** @typedef {{ what: string, takes: string, ratio: string, wanted: string, isMet: boolean | null }} PlaygroundLine */

/**
 * @param {Awaited<ReturnType<typeof import('./playground.js').measure>>} raw
 * @returns {PlaygroundLine[]}
 */
export function toLines(raw) {
  /** @param {number} milliseconds */
  const ms = (milliseconds) => `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  /** @param {string} what @param {number} time @param {number | null} limit */
  const line = (what, time, limit) => ({
    what,
    takes: ms(time),
    ratio: (time / raw.bare).toFixed(1),
    wanted: limit === null ? '' : `under ${limit} ms`,
    isMet: limit === null ? null : time < limit,
  });
  /** @param {string} what @param {number} time */
  const task = (what, time) => ({
    ...line(`longest task, ${what}`, time, 100),
    ...(time === 0 ? { takes: 'under 50 ms', ratio: '' } : {}),
  });
  return [
    line('a bare worker start', raw.bare, null),
    line('an empty snippet, warm', raw.warm, 50),
    line('an empty snippet, cold', raw.cold, 300),
    line('100,000 rows of sample data', raw.fill, null),
    task('sample data', raw.fillTask),
    task('opening the grid on 100,000 rows', raw.listTask),
    task('scrolled through', raw.scrollTask),
    line('sorted by a property', raw.sort, null),
    task('sorted', raw.sortTask),
    line('filtered to 50,000', raw.filter, null),
    task('filtered', raw.filterTask),
    line('find of 100,000 rows in typed code', raw.find, null),
    task('find of 100,000 rows in typed code', raw.findTask),
    line('import of a CSV file of 100,000 rows', raw.csv, null),
    task('CSV file', raw.csvTask),
    line('import of a JSON file of 100,000 rows', raw.json, null),
    task('JSON file', raw.jsonTask),
    {
      what: 'rows that the grid holds of 100,000',
      takes: String(raw.most),
      ratio: '',
      wanted: 'under 100',
      isMet: raw.most < 100,
    },
    {
      what: 'memory of the page with 100,000 rows',
      takes: `${raw.heap.toFixed(0)} MB`,
      ratio: '',
      wanted: '',
      isMet: null,
    },
  ];
}
