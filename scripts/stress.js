/**
 * `npm run stress [kinds] [-- --short]`: proves under stress what `npm test` proves at a few moments. Kinds:
 *
 * - `kills`: Chromium and Firefox end at random moments while people edit, rename models with rows, import, reset
 *   rows and save to a folder.
 * - `disk`: the disk fills up at each write of a session.
 * - `clocks`: the clock jumps.
 * - `tabs`: two and three tabs fight for a project.
 * - `hostile`: some sixty hostile files come as file, zip, link, paste and data.
 *
 * All together take about an hour, `--short` some minutes. `KILLS`, `WRITES`, `JUMPS` and `ROUNDS` set how often;
 * each test prints its seed, and `SEED` plays the same moments again.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { browserVariable, ensureBrowser, findFirefox, firefoxVariable } from './browser.js';
import { checkNode, ensureInstalled, fail, root } from './setup.js';

/** The beginnings of the tests' paths. @type {Readonly<Record<string, readonly string[]>>} */
const kinds = {
  kills: ['stress/kills', 'e2e/killing'],
  disk: ['stress/disk'],
  clocks: ['stress/clocks'],
  tabs: ['stress/tabs'],
  hostile: ['stress/hostile'],
};

const given = process.argv.slice(2);
const isShort = given.includes('--short');
const chosen = given.filter((word) => word !== '--short');
const unknown = chosen.find((word) => !Object.hasOwn(kinds, word));
if (unknown !== undefined) {
  fail(
    `“${unknown}” is not a kind of stress: choose from ${Object.keys(kinds).join(', ')}, or name none for all.`,
  );
}

/** @type {Readonly<Record<string, string>>} */
const times = isShort
  ? { KILLS: '2', WRITES: '3', JUMPS: '3', ROUNDS: '5' }
  : { KILLS: '25', WRITES: '30', JUMPS: '12', ROUNDS: '40' };

checkNode();
ensureInstalled();
process.env[browserVariable] = ensureBrowser();
const firefox = findFirefox();
if ('path' in firefox) process.env[firefoxVariable] = firefox.path;
else console.log(`Without Firefox: ${firefox.problem}`);

/** @param {string} script inside node_modules @param {readonly string[]} args */
const run = (script, args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...times, ...process.env },
  }).status;

const tests = (chosen.length === 0 ? Object.keys(kinds) : chosen).flatMap((kind) => kinds[kind] ?? []);
process.exitCode =
  run('vite/bin/vite.js', ['build', '--logLevel=warn']) ||
  run('@playwright/test/cli.js', ['test', '--config', 'stress/playwright.config.ts', ...tests]) ||
  0;
