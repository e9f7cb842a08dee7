/** Tells whether what ships with the designer may ship under its own licence, MIT. */

/** Licences that ask for no more than their text and a notice. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
]);

/**
 * @param {string | undefined} expression as SPDX writes it: `MIT`, `(MIT OR GPL-3.0)`, `MIT AND ISC`
 * @returns {boolean} whether it can be met by permissive licences alone; where choices and additions are mixed,
 *   all of them have to be permissive
 */
export function isPermissive(expression) {
  if (!expression) return false;
  const licences = expression.replaceAll(/[()]/g, '').split(/\s+(?:AND|OR)\s+/);
  const isChoice = / OR /.test(expression) && !/ AND /.test(expression);
  const isFit = (/** @type {string} */ licence) => permissive.has(licence.trim());
  return isChoice ? licences.some(isFit) : licences.every(isFit);
}

/**
 * @typedef {{ version?: string, license?: string, dev?: boolean, devOptional?: boolean }} LockedPackage
 */

/**
 * @param {{ packages: Record<string, LockedPackage> }} lock a package-lock.json
 * @returns {string[]} each package that ships and is not permissive: `name@version: licence`
 */
export function findUnfitLicences(lock) {
  return shippedPackages(lock)
    .filter(({ license }) => !isPermissive(license))
    .map(({ name, version, license }) => `${name}@${version}: ${license ?? 'no licence'}`);
}

/** Packages that only the command of another one needs: nothing of them is in the page or the program. */
const onlyForCommands = new Set(['node_modules/argparse']);

/**
 * @param {{ packages: Record<string, LockedPackage> }} lock a package-lock.json
 * @returns {{ path: string, name: string, version?: string | undefined, license?: string | undefined }[]} what is
 *   part of the page or the program; `path` is its folder
 */
export function shippedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !onlyForCommands.has(path))
    .map(([path, { version, license }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      license,
    }));
}
