/** Counts what the runners report, so that one line can speak for all of them. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** A test that did not run. @typedef {{ title: string, reason: string }} Skipped `reason` is empty where none was given */

/** @typedef {{ status: string, annotations: { type: string, description?: string }[] }} PlaywrightTest */
/** @typedef {{ title: string, file: string, tests: PlaywrightTest[] }} PlaywrightSpec */
/** @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite */

/**
 * A check without tests of its own counts as one.
 * @param {boolean} ok
 * @returns {Count}
 */
export const asOne = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/**
 * A runner can end badly without a failed test, where a file does not load for
 * one: that counts as a failure, or the last line would say that all is well.
 * @param {Count} count @param {boolean} ok whether the runner ended well
 * @returns {Count}
 */
const withRunner = (count, ok) => (ok || count.failed > 0 ? count : { ...count, failed: 1 });

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
 *   Vitest's JSON report
 * @param {boolean} ok @returns {Count}
 */
export function countVitest(report, ok) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return withRunner(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests },
    ok,
  );
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 *   Playwright's JSON report; a flaky test passed in the end
 * @param {boolean} ok @returns {Count}
 */
export function countPlaywright({ stats }, ok) {
  return withRunner(
    { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    ok,
  );
}

/** @param {readonly Count[]} counts @returns {Count} */
export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Count} count @returns {string} `42 passed, 0 failed`, and what was skipped where something was */
export function toLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {{ suites: PlaywrightSuite[] }} report Playwright's JSON report
 * @returns {Skipped[]}
 */
export function skippedByPlaywright({ suites }) {
  return suites.flatMap(skippedInSuite);
}

/** @param {PlaywrightSuite} suite @returns {Skipped[]} */
function skippedInSuite({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => ({
        title: `${file} > ${title}`,
        reason: annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? '',
      })),
  );
  return [...own, ...suites.flatMap(skippedInSuite)];
}

/**
 * A test that is skipped without a reason counts as a failure: nobody would ever run it again.
 * @param {Count} count @param {readonly Skipped[]} skipped
 * @returns {Count}
 */
export function withSkipped(count, skipped) {
  const unexplained = skipped.filter(({ reason }) => reason === '').length;
  return { ...count, failed: count.failed + unexplained, skipped: Math.max(0, count.skipped - unexplained) };
}

/** @param {Skipped} skipped @returns {string} */
export const toSkippedLine = ({ title, reason }) => `skipped: ${title}: ${reason || 'NO REASON GIVEN'}`;
