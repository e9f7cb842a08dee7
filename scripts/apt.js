/** Installs programs from Debian's packages, where the machine allows it. */
import { existsSync } from 'node:fs';
import { runQuietly } from './setup.js';

/** @returns {boolean} whether this is Debian, or one of its kind, as root */
export const canUseApt = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/**
 * @param {string} what the programs, as a person calls them
 * @param {readonly string[]} packages
 */
export function installWithApt(what, packages) {
  console.log(`Installing ${what} with apt-get…`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  runQuietly('apt-get', ['update', '-qq'], options);
  runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}
