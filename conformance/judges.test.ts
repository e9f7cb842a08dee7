import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineName } from '../src/model/index.ts';
import { bundleSuites, suiteFiles } from './judges/bundle.js';
import { runInChromium } from './judges/chromium.js';
import type { Outcome } from './judges/collect.js';
import expectedFailures from './judges/expectedFailures.json' with { type: 'json' };
import { expectationsOf, judge, toLine } from './judges/judge.js';

/** The suites of juggler 3.36 that test what differs; `judges/run.js --engine loopback3` runs all of them. */
const suitesOfLoopBack3 = ['manipulation.test.js', 'include.test.js'];

describe.each<[string, EngineName, readonly string[]]>([
  ['LoopBack’s own suites', 'juggler7', suiteFiles],
  ['suites of juggler 3.36', 'loopback3', suitesOfLoopBack3],
])('%s, over IndexedDB in Chromium', (_title, engine, files) => {
  let outcomes: Map<string, Outcome[]>;

  beforeAll(async () => {
    outcomes = await runInChromium(await bundleSuites(engine), files);
  }, 300_000);

  for (const file of files) {
    it(`${file}: the listed tests fail and all others pass`, () => {
      const verdict = judge(file, outcomes.get(file) ?? [], expectationsOf(expectedFailures, engine));
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
