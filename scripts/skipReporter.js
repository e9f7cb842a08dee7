/** Vitest's own JSON report has no reasons for skipped tests: this reporter writes them to a file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The environment variable that names the reports of a run of Vitest: their path without an ending. */
export const reportVariable = 'VITEST_REPORT';

/** @typedef {import('./counts.js').Skipped} Skipped */

/**
 * @param {string} file where the skipped tests go, as a JSON list of `Skipped`
 * @returns {import('vitest/node').Reporter}
 */
export const createSkipReporter = (file) => ({
  onTestRunEnd(modules) {
    /** @type {Skipped[]} */
    const skipped = [];
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const result = test.result();
        const reason = result.state === 'skipped' ? (result.note ?? '') : '';
        skipped.push({ title: `${module.relativeModuleId} > ${test.fullName}`, reason });
      }
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(skipped));
  },
});
