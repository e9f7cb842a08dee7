/**
 * `npm run webkit`: builds the app and runs the main steps of the loop in WebKitGTK, the nearest
 * relative of Safari on Linux. On Debian, as root, it installs what is missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canUseApt, installWithApt } from './apt.js';
import { checkNode, ensureInstalled, fail, root } from './setup.js';

checkNode();
ensureInstalled();

const folders = (process.env['PATH'] ?? '').split(delimiter);
/** Debian's packages, by the program of each that is needed. */
const packages = { WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' };
const missing = () =>
  Object.entries(packages).filter(
    ([program]) => !folders.some((folder) => existsSync(join(folder, program))),
  );

const wanted = missing().map(([, name]) => name);
if (wanted.length > 0 && canUseApt()) installWithApt(wanted.join(' and '), wanted);
const [absent] = missing();
if (absent) fail(`${absent[0]} is missing: install it (on Debian and Ubuntu it is in ${absent[1]}).`);

/** @param {string} script inside node_modules @param {string[]} args */
const run = (script, args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' })
    .status;

process.exitCode =
  run('vite/bin/vite.js', ['build', '--logLevel=warn']) ||
  run('@playwright/test/cli.js', ['test', '--config=e2e/webkit/playwright.config.ts']) ||
  0;
