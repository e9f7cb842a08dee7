/**
 * `npm run pictures`: builds the app and takes the pictures of the README and
 * of docs/ again, the animation included. With a word only those whose title
 * contains it, for example `npm run pictures -- drag`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { browserVariable, ensureBrowser } from './browser.js';
import { checkNode, ensureInstalled, root } from './setup.js';

checkNode();
ensureInstalled();
process.env[browserVariable] = ensureBrowser();

/** @param {string} script inside node_modules @param {string[]} args */
const run = (script, args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' })
    .status;

const [title] = process.argv.slice(2);
process.exitCode =
  run('vite/bin/vite.js', ['build', '--logLevel=warn']) ||
  run('@playwright/test/cli.js', [
    'test',
    '--config=e2e/pictures/playwright.config.ts',
    ...(title ? [`--grep=${title}`] : []),
  ]) ||
  0;
