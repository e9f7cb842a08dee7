/** Counts what the runners report, so that one line can speak for all of them. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

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
