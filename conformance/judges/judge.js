/**
 * @typedef {import('./collect.js').Outcome} Outcome
 * @typedef {{ engine?: string, file: string, reason: string, titles: string[] }} Expectation tests that are known not to pass; without `engine` on both
 * @typedef {{ title: string, error?: string }} Surprise
 * @typedef {object} Verdict
 * @property {number} passed
 * @property {number} pending
 * @property {number} expected failures that the list names
 * @property {Surprise[]} failures that it does not name
 * @property {Surprise[]} passes that it names, and titles that no test has
 */

/**
 * Returns the part of a list that is about an engine.
 * @param {readonly Expectation[]} list
 * @param {string} name
 */
export const expectationsOf = (list, name) =>
  list.filter(({ engine }) => engine === undefined || engine === name);

/**
 * @param {string} file
 * @param {readonly Outcome[]} outcomes
 * @param {readonly Expectation[]} list
 * @returns {Verdict}
 */
export function judge(file, outcomes, list) {
  const listed = new Set(list.filter((entry) => entry.file === file).flatMap(({ titles }) => titles));
  const failing = outcomes.filter(({ state }) => state === 'failed' || state === 'not run');
  const failingTitles = new Set(failing.map(({ title }) => title));
  const passed = outcomes.filter(({ state }) => state === 'passed');
  return {
    passed: passed.length,
    pending: outcomes.filter(({ state }) => state === 'pending').length,
    expected: failing.filter(({ title }) => listed.has(title)).length,
    failures: failing.filter(({ title }) => !listed.has(title)),
    passes: [...listed].filter((title) => !failingTitles.has(title)).map((title) => ({ title })),
  };
}

/** @param {string} file @param {Verdict} verdict */
export function toLine(file, { passed, pending, expected, failures, passes }) {
  return [
    file.padEnd(24),
    `${passed} passed`,
    `${failures.length} failed`,
    `${expected} known to fail`,
    `${pending} skipped by LoopBack`,
    ...(passes.length > 0 ? [`${passes.length} on the list but not failing`] : []),
  ].join(', ');
}
