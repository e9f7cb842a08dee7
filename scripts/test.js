/**
 * `npm test [runner…]`: installs what is missing, runs every runner, and ends
 * with one line that counts over all of them. A runner that fails does not
 * keep the others from running.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserVariable, ensureBrowser } from './browser.js';
import { checkNode, ensureInstalled, fail, root } from './setup.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

checkNode();
ensureInstalled();
ensureInstalled('conformance');
process.env[browserVariable] = ensureBrowser();
// Playwright and vitest name their own colours off; reports stay readable in a log file.
process.env['CI'] ??= '';

const reports = join(root, 'test-results', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/**
 * @param {string} script a program's file inside node_modules
 * @param {string[]} args
 * @returns {boolean} whether it ended well
 */
function run(script, args, env = {}) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** @param {boolean} ok @returns {Count} a check without tests of its own counts as one */
const asOne = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** @param {string} project @returns {Count} */
function vitest(project) {
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run('vitest/vitest.mjs', ['run', `--project=${project}`, ...reporters]);
  if (!existsSync(file)) return asOne(false);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    // A file that does not load fails the run without failing a test.
    failed: ok || failed > 0 ? failed : 1,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @returns {Count} */
function playwright() {
  if (!run('vite/bin/vite.js', ['build', '--logLevel=warn'])) return asOne(false);
  const file = join(reports, 'e2e.json');
  const ok = run('@playwright/test/cli.js', ['test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  if (!existsSync(file)) return asOne(false);
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected;
  return {
    passed: stats.expected + stats.flaky,
    failed: ok || failed > 0 ? failed : 1,
    skipped: stats.skipped,
  };
}

function types() {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'types.js')], { stdio: 'inherit' });
  return status === 0;
}

/** @type {Record<string, () => Count>} */
const runners = {
  lint: () => asOne(run('@biomejs/biome/bin/biome', ['ci', '.'])),
  types: () => asOne(types()),
  unit: () => vitest('unit'),
  conformance: () => vitest('conformance'),
  browser: () => vitest('browser'),
  e2e: playwright,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in runners));
if (unknown) fail(`There is no runner "${unknown}"; there are ${Object.keys(runners).join(', ')}.`);

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const lines = [];
for (const [name, runner] of Object.entries(runners)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  const count = runner();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  lines.push(
    `${name.padEnd(12)} ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped (${seconds} s)`,
  );
}

console.log(`\n${lines.join('\n')}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
