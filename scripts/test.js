/**
 * `npm test [runner…]`: installs what is missing, runs every runner, and ends
 * with the skipped tests and one line of totals. The other runners run even if
 * one fails. With `--coverage` the unit tests measure what they cover, into
 * test-results/coverage.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  browserVariable,
  ensureBrowser,
  findFirefox,
  findHeadlessShell,
  firefoxVariable,
  headlessShellVariable,
} from './browser.js';
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
import { ensureMariaDb } from './mariadb.js';
import { ensurePostgres } from './postgres.js';
import { checkNode, ensureInstalled, fail, root } from './setup.js';
import { reportVariable } from './skipReporter.js';

/** @typedef {import('./counts.js').Count} Count */

checkNode();
ensureInstalled();
ensureInstalled('conformance');
// Whoever names a Chromium wants that one to run all tests.
const shell = process.env[browserVariable] ? { problem: '' } : findHeadlessShell();
if ('path' in shell) process.env[headlessShellVariable] = shell.path;
else if (process.env[headlessShellVariable] && shell.problem) fail(shell.problem);
else delete process.env[headlessShellVariable];
process.env[browserVariable] = ensureBrowser();
ensurePostgres();
ensureMariaDb();

// Whether a terminal shows the output; a log file gets no colours.
const isWatched = process.stdout.isTTY === true;
if (!isWatched) process.env['NO_COLOR'] = '1';

const reports = join(root, 'test-results', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/**
 * @param {string} script the path of a program in node_modules
 * @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
function run(script, args, env = {}) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** @param {string} file a report of a runner; undefined if the runner wrote none */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** @type {import('./counts.js').Skipped[]} */
const skipped = [];

/** @param {Count} count @param {readonly import('./counts.js').Skipped[]} found */
function noteSkipped(count, found) {
  skipped.push(...found);
  return withSkipped(count, found);
}

/** @param {string} project @returns {Count} */
function vitest(project) {
  const name = join(reports, project);
  const flags = withCoverage && project === 'unit' ? ['--coverage'] : [];
  const ok = run('vitest/vitest.mjs', ['run', `--project=${project}`, ...flags], { [reportVariable]: name });
  const report = readReport(`${name}.json`);
  return report
    ? noteSkipped(countVitest(report, ok), readReport(`${name}-skipped.json`) ?? [])
    : asOne(false);
}

/** @type {boolean | undefined} whether the page was built; undefined before the first runner that needs it */
let isBuilt;

/** @param {string} name @param {readonly string[]} projects of Playwright's configuration @returns {Count} */
function playwright(name, projects) {
  isBuilt ??= run('vite/bin/vite.js', ['build', '--logLevel=warn']);
  if (!isBuilt) return asOne(false);
  const file = join(reports, `${name}.json`);
  const ok = run('@playwright/test/cli.js', ['test', ...projects.map((project) => `--project=${project}`)], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const report = readReport(file);
  return report ? noteSkipped(countPlaywright(report, ok), skippedByPlaywright(report)) : asOne(false);
}

/** @returns {Count} */
function firefox() {
  const found = findFirefox();
  if ('problem' in found)
    return noteSkipped({ passed: 0, failed: 0, skipped: 1 }, [{ title: 'firefox', reason: found.problem }]);
  process.env[firefoxVariable] = found.path;
  return playwright('firefox', ['firefox']);
}

function types() {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'types.js')], { stdio: 'inherit' });
  return status === 0;
}

/** @type {Record<string, () => Count>} */
const runners = {
  lint: () => asOne(run('@biomejs/biome/bin/biome', ['ci', ...(isWatched ? [] : ['--colors=off']), '.'])),
  types: () => asOne(types()),
  unit: () => vitest('unit'),
  conformance: () => vitest('conformance'),
  browser: () => vitest('browser'),
  e2e: () => playwright('e2e', process.env[headlessShellVariable] ? ['shell', 'chromium'] : ['chromium']),
  firefox,
};

const withCoverage = process.argv.includes('--coverage');
const requested = process.argv.slice(2).filter((argument) => argument !== '--coverage');
const unknown = requested.find((name) => !(name in runners));
if (unknown) fail(`There is no runner "${unknown}"; there are ${Object.keys(runners).join(', ')}.`);

/** @type {Count[]} */
const counts = [];
/** @type {string[]} */
const lines = [];
for (const [name, runner] of Object.entries(runners)) {
  if (requested.length > 0 && !requested.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  const count = runner();
  counts.push(count);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  lines.push(`${name.padEnd(12)} ${toLine(count)} (${seconds} s)`);
}

const total = sum(counts);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${[...lines, ...skipped.map(toSkippedLine)].join('\n')}\n\n${toLine(total)}`);
