/**
 * Finds, or gets, a Chromium for the tests. The order is: an explicit
 * variable, Playwright's own download, an installed Chromium or Chrome,
 * Playwright's download if it can be had, Debian's package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fail, root } from './setup.js';

/** Names the browser to use, whatever else is installed. */
export const browserVariable = 'CHROMIUM_PATH';

/** The flags that every test browser gets. */
export const browserArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  // Chromium refuses to sandbox itself when it runs as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const wellKnownPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function fromVariable() {
  const path = process.env[browserVariable];
  if (!path) return undefined;
  if (!existsSync(path)) fail(`${browserVariable} names ${path}, which is not there.`);
  return path;
}

function fromPlaywright() {
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function fromSystem() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => commandNames.map((name) => join(folder, name)));
  return [...onPath, ...wellKnownPaths].find((path) => existsSync(path));
}

function downloadWithPlaywright() {
  console.log('No Chromium found: trying Playwright’s download…');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  return status === 0 ? fromPlaywright() : undefined;
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log('Installing Chromium with apt-get…');
  const options = /** @type {const} */ ({ stdio: ['ignore', 'ignore', 'inherit'] });
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { ...options, env: environment });
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  spawnSync('apt-get', install, { ...options, env: environment });
  return fromSystem();
}

/** @returns {string} the path of a Chromium or Chrome; ends the process where there is none */
export function ensureBrowser() {
  const path =
    fromVariable() ?? fromPlaywright() ?? fromSystem() ?? downloadWithPlaywright() ?? installWithApt();
  return (
    path ??
    fail(
      `The browser tests need Chromium or Chrome: install one, or set ${browserVariable} to the path of its program.`,
    )
  );
}
