/**
 * Makes a bare clone ready to run, with Node built-ins only: nothing else is
 * there yet when this file is loaded.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const floor = [20, 19];

/** Ends the process with one clear sentence where Node is older than the floor. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [floorMajor = 0, floorMinor = 0] = floor;
  if (major < floorMajor || (major === floorMajor && minor < floorMinor)) {
    fail(`Node ${floor.join('.')} or newer is needed; this is Node ${process.versions.node}.`);
  }
}

/**
 * Runs `npm ci` in a package folder unless its `node_modules` is already as
 * new as its lock file.
 * @param {string} [folder] relative to the repository
 */
export function ensureInstalled(folder = '.') {
  const directory = join(root, folder);
  const lock = join(directory, 'package-lock.json');
  // npm writes this file at the end of an install, so an interrupted one is repeated.
  const installed = join(directory, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log(`Installing the packages of ${folder === '.' ? 'the designer' : folder} (npm ci)…`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: directory,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`npm ci failed in ${directory}. The lines above say why; run it again when mended.`);
}

/**
 * @param {string} message one sentence: what is wrong and the way out
 * @returns {never}
 */
export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
