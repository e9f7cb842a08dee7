/**
 * Finds, or gets, a PostgreSQL for the tests. The order is: an explicit
 * variable, the programs on the path, Debian's folders, Debian's package.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canUseApt, installWithApt } from './apt.js';

/** Names the folder with PostgreSQL's programs, whatever else is installed. */
export const postgresVariable = 'POSTGRES_BIN';

const debianFolder = '/usr/lib/postgresql';

/**
 * What the search asks of the machine, so that a test can be another machine.
 * @typedef {object} Machine
 * @property {string | undefined} named the folder that the variable names
 * @property {readonly string[]} folders where programs are looked up
 * @property {() => readonly string[]} debianVersions the folders of Debian's versions, newest first
 * @property {(path: string) => boolean} exists
 * @property {boolean} canUseApt whether this is Debian, as root
 * @property {() => void} installWithApt
 */

/**
 * @param {Machine} machine
 * @returns {string | null} the folder with initdb and postgres; null where there is none
 */
export function findPostgres(machine) {
  const isComplete = (/** @type {string} */ folder) =>
    ['initdb', 'postgres'].every((name) => machine.exists(join(folder, name)));
  if (machine.named) return isComplete(machine.named) ? machine.named : null;
  const installed = () => [...machine.debianVersions(), ...machine.folders].find(isComplete);
  const found = installed();
  if (found !== undefined) return found;
  if (!machine.canUseApt) return null;
  machine.installWithApt();
  return installed() ?? null;
}

/** @param {boolean} canInstall @returns {Machine} the machine that this runs on */
function thisMachine(canInstall) {
  return {
    named: process.env[postgresVariable],
    folders: (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    debianVersions: () =>
      existsSync(debianFolder)
        ? readdirSync(debianFolder)
            .toSorted((one, other) => Number(other) - Number(one))
            .map((version) => join(debianFolder, version, 'bin'))
        : [],
    exists: existsSync,
    canUseApt: canInstall && canUseApt(),
    installWithApt: () => installWithApt('PostgreSQL', ['postgresql']),
  };
}

/** @returns {string | null} the folder with PostgreSQL's programs, if they are installed */
export const installedPostgres = () => findPostgres(thisMachine(false));

/** Installs PostgreSQL if it is missing and can be installed; without it, its tests are skipped and say so. */
export function ensurePostgres() {
  findPostgres(thisMachine(true));
}
