/**
 * Runs LoopBack's suites against our runtime and prints what fails.
 *
 *   node conformance/judges/run.js [file…] [--engine loopback3] [--grep text] [--memory] [--all] [--stack]
 *
 * In Chromium over IndexedDB, or with --memory over the memory connector.
 * --all prints the failures that the list names too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserVariable, ensureBrowser } from '../../scripts/browser.js';
import { bundleSuites, conformance, suiteFiles } from './bundle.js';
import { runInChromium } from './chromium.js';
import { expectationsOf, judge, toLine } from './judge.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grep: { type: 'string', default: '' },
    memory: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    engine: { type: 'string', default: 'juggler7' },
    stack: { type: 'boolean', default: false },
  },
});
const wanted = suiteFiles.filter(
  (file) => positionals.length === 0 || positionals.some((part) => file.startsWith(part)),
);
const engine = values.engine === 'loopback3' ? 'loopback3' : 'juggler7';
const text = readFileSync(join(conformance, 'judges', 'expectedFailures.json'), 'utf8');
const list = expectationsOf(JSON.parse(text), engine);

/** @param {import('./judge.js').Surprise} surprise */
const print = ({ title, error }) => {
  const text = error && !values.stack ? error.split('\n')[0] : error;
  console.log(`  ✗ ${title}${text ? `\n      ${text}` : ''}`);
};

process.env[browserVariable] ??= ensureBrowser();
const bundle = await bundleSuites(engine);
for (const file of wanted) {
  const connector = values.memory ? 'memory' : 'indexeddb';
  const outcomes = (await runInChromium(bundle, [file], { grep: values.grep, connector })).get(file) ?? [];
  const verdict = judge(file, outcomes, values.grep ? [] : list);
  console.log(toLine(file, verdict));
  verdict.failures.forEach(print);
  if (values.all) outcomes.filter(({ state }) => state === 'failed' || state === 'not run').forEach(print);
  if (values.grep) continue;
  for (const { title } of verdict.passes) console.log(`  ! on the list, but does not fail: ${title}`);
}
