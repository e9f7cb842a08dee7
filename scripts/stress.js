/**
 * `npm run stress [kills]`: ends the browser at many random moments, 200 by default, where
 * `npm test` does so at a few: while the design is edited, and while rows follow models that
 * swap names. Takes some twenty minutes. Each test prints its seed; `SEED` plays the same
 * moments again.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { browserVariable, ensureBrowser } from './browser.js';
import { checkNode, ensureInstalled, fail, root } from './setup.js';

const kills = Number(process.argv[2] ?? 200);
if (!Number.isSafeInteger(kills) || kills < 1 || kills > 10_000) {
  fail(`The number of kills is “${process.argv[2]}”: give a whole number from 1 to 10000.`);
}
checkNode();
ensureInstalled();
process.env[browserVariable] = ensureBrowser();
process.env['KILLS'] = String(kills);

/** @param {string} script inside node_modules @param {string[]} args */
const run = (script, args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' })
    .status;

process.exitCode =
  run('vite/bin/vite.js', ['build', '--logLevel=warn']) ||
  run('@playwright/test/cli.js', ['test', 'e2e/killing', '--retries=0', '--reporter=list']) ||
  0;
