import { beforeAll, describe, expect, it } from 'vitest';
import { bundleSuites, suiteFiles } from './judges/bundle.js';
import { runInChromium } from './judges/chromium.js';
import type { Outcome } from './judges/collect.js';
import expectedFailures from './judges/expectedFailures.json' with { type: 'json' };
import { judge, toLine } from './judges/judge.js';

describe('LoopBack’s own suites, over IndexedDB in Chromium', () => {
  let outcomes: Map<string, Outcome[]>;

  beforeAll(async () => {
    outcomes = await runInChromium(await bundleSuites(), suiteFiles);
  }, 300_000);

  for (const file of suiteFiles) {
    it(`${file}: the listed tests fail and all others pass`, () => {
      const verdict = judge(file, outcomes.get(file) ?? [], expectedFailures);
      console.log(toLine(file, verdict));
      expect(verdict.failures).toEqual([]);
      expect(verdict.passes).toEqual([]);
      expect(verdict.passed).toBeGreaterThan(0);
    });
  }
});

describe('the judge', () => {
  const file = 'x.test.js';
  const list = [{ file, reason: 'not implemented yet', titles: ['a › listed', 'a › missing'] }];

  it('accepts failures of listed tests only', () => {
    const states: Outcome[] = [
      { title: 'a › listed', state: 'failed' },
      { title: 'a › unlisted', state: 'failed' },
      { title: 'a › never reached', state: 'not run' },
      { title: 'a › good', state: 'passed' },
      { title: 'a › skipped', state: 'pending' },
    ];
    const verdict = judge(file, states, list);
    expect(verdict).toMatchObject({ passed: 1, pending: 1, expected: 1 });
    expect(verdict.failures.map(({ title }) => title)).toEqual(['a › unlisted', 'a › never reached']);
    expect(verdict.passes.map(({ title }) => title)).toEqual(['a › missing']);
  });

  it('reports a listed test that passes', () => {
    const verdict = judge(file, [{ title: 'a › listed', state: 'passed' }], list);
    expect(verdict.passes.map(({ title }) => title)).toEqual(['a › listed', 'a › missing']);
  });
});
