/**
 * Makes a bare clone ready to run, with Node built-ins only: nothing else is
 * there yet when this file is loaded.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest Node that everything was tried with: major and minor. */
const floor = /** @type {const} */ ([20, 19]);

/**
 * @param {string} version as `process.versions.node` gives it
 * @returns {boolean} whether it reaches the floor
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > floor[0] || (major === floor[0] && minor >= floor[1]);
}

/** Ends the process with one clear sentence where Node is older than the floor. */
export function checkNode() {
  const version = process.versions.node;
  if (!isNewEnough(version)) fail(`Node ${floor.join('.')} or newer is needed; this is Node ${version}.`);
}

/**
 * Whether the installed packages are those of the lock file.
 * @param {number} lockTime when the lock file was written, in milliseconds
 * @param {number | undefined} installedTime when the last install ended; undefined when none did
 */
export function isFresh(lockTime, installedTime) {
  return installedTime !== undefined && installedTime >= lockTime;
}

/**
 * Runs `npm ci` in a package folder unless its `node_modules` is already as
 * new as its lock file. A `node_modules` that is a link to that of another
 * checkout is left alone: npm would empty the other one.
 * @param {string} [folder] relative to the repository
 */
export function ensureInstalled(folder = '.') {
  const directory = join(root, folder);
  if (lstatSync(join(directory, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const lock = join(directory, 'package-lock.json');
  // npm writes this file at the end of an install, so an interrupted one is repeated.
  const installed = join(directory, 'node_modules', '.package-lock.json');
  const installedTime = existsSync(installed) ? statSync(installed).mtimeMs : undefined;
  if (isFresh(statSync(lock).mtimeMs, installedTime)) return;
  console.log(`Installing the packages of ${folder === '.' ? 'the designer' : folder} (npm ci)…`);
  const isWindows = process.platform === 'win32';
  const ok = runQuietly(
    isWindows ? 'npm.cmd' : 'npm',
    ['ci', '--no-fund', '--no-audit', '--loglevel=error'],
    {
      cwd: directory,
      // Windows starts .cmd files through a shell only.
      shell: isWindows,
    },
  );
  if (!ok) fail(`npm ci failed in ${directory}. The lines above say why; run it again when mended.`);
}

/**
 * Runs a program that fetches things. What it complains of is shown without
 * the addresses that it fetches from: those are this machine's affair.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, shell?: boolean, env?: NodeJS.ProcessEnv, timeout?: number }} [options]
 * @returns {boolean} whether it ended well
 */
export function runQuietly(command, args, options = {}) {
  const { status, stderr, error } = spawnSync(command, args, {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const complaints = withoutAddresses(`${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  if (complaints.trim() !== '') process.stderr.write(complaints);
  return status === 0;
}

/** @param {string} text @returns {string} the text with every web address and every host that failed left out */
export function withoutAddresses(text) {
  return text
    .replaceAll(/\b[a-z][a-z+]*:\/\/[^\s'"<>)]+/gi, '(address)')
    .replaceAll(/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT) [^\s'"]+/g, '$1 (address)');
}

/**
 * @param {string} message one sentence: what is wrong and the way out
 * @returns {never}
 */
export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
