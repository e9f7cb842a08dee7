/**
 * Finds, or gets, the browsers of the tests. The order is: an explicit
 * variable, Playwright's own download, an installed browser, Playwright's
 * download if it can be had, Debian's package. Playwright's own Firefox is
 * left out: the tests run the Firefox that people have.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { canUseApt, installWithApt } from './apt.js';
import { fail, root } from './setup.js';

/** Names the Chromium to use, whatever else is installed. */
export const browserVariable = 'CHROMIUM_PATH';

/** Names the Firefox to use, whatever else is installed. */
export const firefoxVariable = 'FIREFOX_PATH';

/** Names the headless shell to use, whatever else is installed. */
export const headlessShellVariable = 'HEADLESS_SHELL_PATH';

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

/**
 * A browser that the tests need.
 * @typedef {object} Kind
 * @property {string} name
 * @property {string} variable
 * @property {readonly string[]} commands
 * @property {readonly string[]} paths where its program is on macOS and Windows
 * @property {string} debianPackage
 */

/** @type {Kind} */
export const chromium = {
  name: 'Chromium or Chrome',
  variable: browserVariable,
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  paths: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
  debianPackage: 'chromium',
};

/** @type {Kind} */
export const firefox = {
  name: 'Firefox',
  variable: firefoxVariable,
  commands: ['firefox-esr', 'firefox'],
  paths: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    'C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe',
  ],
  debianPackage: 'firefox-esr',
};

/**
 * Chromium's engine without its windows, which opens and draws a page with half the work.
 * @type {Kind}
 */
export const headlessShell = {
  name: 'Chromium’s headless shell',
  variable: headlessShellVariable,
  commands: ['chromium-headless-shell', 'chrome-headless-shell'],
  paths: [],
  debianPackage: 'chromium-headless-shell',
};

/**
 * What the search asks of the machine, so that a test can be another machine.
 * @typedef {object} Machine
 * @property {string | undefined} named the browser that the variable names
 * @property {readonly string[]} folders where programs are looked up
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => boolean} starts asked of a file that exists
 * @property {() => string | undefined} playwrightPath where Playwright keeps its own browser, there or not
 * @property {() => void} downloadWithPlaywright
 * @property {boolean} canUseApt whether this is Debian, as root
 * @property {() => void} installWithApt
 */

/**
 * @param {Kind} kind
 * @param {Machine} machine
 * @returns {{ path: string } | { problem: string }} a browser, or one sentence with the way out
 */
export function findBrowser({ name: browser, variable, commands, paths }, machine) {
  const { named, exists } = machine;
  // Ubuntu's chromium is a file that asks for a snap, and a download may lack libraries: being there is not enough.
  const isUsable = (/** @type {string} */ path) => exists(path) && machine.starts(path);
  if (named) {
    if (exists(named)) return { path: named };
    return { problem: `${variable} names ${named}, which is not there: correct it, or unset it.` };
  }
  const fromPlaywright = () => {
    const path = machine.playwrightPath();
    return path && isUsable(path) ? path : undefined;
  };
  const fromSystem = () =>
    [...machine.folders.flatMap((folder) => commands.map((name) => join(folder, name))), ...paths].find(
      isUsable,
    );
  const afterDownload = () => {
    machine.downloadWithPlaywright();
    return fromPlaywright();
  };
  const afterApt = () => {
    if (!machine.canUseApt) return undefined;
    machine.installWithApt();
    return fromSystem();
  };
  const path = fromPlaywright() ?? fromSystem() ?? afterDownload() ?? afterApt();
  if (path !== undefined) return { path };
  return {
    problem: `The browser tests need ${browser}: install one, or set ${variable} to the path of its program.`,
  };
}

/** @param {Kind} kind @returns {Machine} the machine that this runs on; Playwright has to be installed */
function thisMachine({ name, variable, debianPackage }) {
  return {
    named: process.env[variable],
    folders: (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    exists: existsSync,
    // Elsewhere the browser opens a window instead of printing its version.
    starts: (path) =>
      process.platform !== 'linux' ||
      spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0,
    playwrightPath: () => undefined,
    downloadWithPlaywright() {},
    canUseApt: canUseApt(),
    installWithApt: () => installWithApt(name, [debianPackage]),
  };
}

/** @returns {string} the path of a Chromium or Chrome; ends the process where there is none */
export function ensureBrowser() {
  const found = findBrowser(chromium, {
    ...thisMachine(chromium),
    playwrightPath: () =>
      createRequire(join(root, 'package.json'))('@playwright/test').chromium.executablePath(),
    downloadWithPlaywright() {
      console.log('No Chromium found: trying Playwright’s download…');
      const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
      // A download that fails is not an error: the next way is tried.
      spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
    },
  });
  return 'path' in found ? found.path : fail(found.problem);
}

/** @returns {{ path: string } | { problem: string }} a Firefox; without one its tests are skipped, and say so */
export const findFirefox = () => findBrowser(firefox, thisMachine(firefox));

/** @returns {{ path: string } | { problem: string }} a headless shell; without one its tests run in Chromium */
export const findHeadlessShell = () => findBrowser(headlessShell, thisMachine(headlessShell));
