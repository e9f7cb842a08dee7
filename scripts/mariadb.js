/** Finds, or gets, a MariaDB for the tests. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canUseApt, installWithApt } from './apt.js';

/** What the tests start. */
const programs = ['mariadbd', 'mariadb-install-db', 'mariadb', 'mariadb-dump'];

/** @returns {boolean} whether all programs of a MariaDB are on the path */
export function hasMariaDb() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.every((name) => folders.some((folder) => existsSync(join(folder, name))));
}

/** Installs MariaDB if it is missing and can be installed; without it, its tests are skipped and say so. */
export function ensureMariaDb() {
  if (!hasMariaDb() && canUseApt()) installWithApt('MariaDB', ['mariadb-server']);
}
