import { describe, expect, it } from 'vitest';
import {
  asOne,
  countPlaywright,
  countVitest,
  skippedByPlaywright,
  sum,
  toLine,
  toSkippedLine,
  withSkipped,
} from './counts.js';

const vitestReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };
const playwrightReport = { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 2 } };

describe('the count of a report', () => {
  it('has Vitest’s pending and todo tests as skipped', () => {
    expect(countVitest(vitestReport, true)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  });

  it('has Playwright’s flaky tests as passed', () => {
    expect(countPlaywright(playwrightReport, true)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });

  it('fails where the runner failed without a failed test', () => {
    expect(countVitest(vitestReport, false).failed).toBe(1);
    expect(countPlaywright(playwrightReport, false).failed).toBe(1);
  });

  it('counts failed tests once', () => {
    expect(countVitest({ ...vitestReport, numFailedTests: 2 }, false).failed).toBe(2);
    expect(countPlaywright({ stats: { ...playwrightReport.stats, unexpected: 4 } }, false).failed).toBe(4);
  });
});

describe('the last line', () => {
  it('counts over all runners, checks without tests as one', () => {
    const total = sum([asOne(true), asOne(false), { passed: 40, failed: 0, skipped: 0 }]);
    expect(toLine(total)).toBe('41 passed, 1 failed');
    expect(toLine(sum([asOne(true)]))).toBe('1 passed, 0 failed');
  });

  it('names skipped tests where there are some', () => {
    expect(toLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});

describe('skipped tests', () => {
  const windows = { type: 'skip', description: 'Windows ends process groups in another way' };
  const report = {
    suites: [
      {
        title: 'killing.spec.ts',
        specs: [
          {
            title: 'survives',
            file: 'killing.spec.ts',
            tests: [{ status: 'skipped', annotations: [windows] }],
          },
          { title: 'passes', file: 'killing.spec.ts', tests: [{ status: 'expected', annotations: [] }] },
        ],
        suites: [
          {
            title: 'inner',
            specs: [
              {
                title: 'odd',
                file: 'odd.spec.ts',
                tests: [{ status: 'skipped', annotations: [{ type: 'skip' }] }],
              },
            ],
          },
        ],
      },
    ],
  };

  it('are listed with the reason that Playwright reports, at any depth', () => {
    expect(skippedByPlaywright(report)).toEqual([
      { title: 'killing.spec.ts > survives', reason: windows.description },
      { title: 'odd.spec.ts > odd', reason: '' },
    ]);
    expect(skippedByPlaywright(report).map(toSkippedLine)).toEqual([
      `skipped: killing.spec.ts > survives: ${windows.description}`,
      'skipped: odd.spec.ts > odd: NO REASON GIVEN',
    ]);
  });

  it('count as failed where they have no reason', () => {
    const count = { passed: 3, failed: 0, skipped: 2 };
    expect(withSkipped(count, skippedByPlaywright(report))).toEqual({ passed: 3, failed: 1, skipped: 1 });
    expect(withSkipped(count, [])).toEqual(count);
  });
});
