/**
 * Compares lock files with `advisories.json`, a list of known vulnerabilities that is kept by hand: an entry has the
 * package, the advisory's id, what an attacker can do, and the vulnerable versions, from one that is vulnerable to the
 * first that is not.
 */

/**
 * @typedef {{ from: string, below: string }} VersionRange
 * @typedef {{ package: string, id: string, text: string, vulnerable: readonly VersionRange[] }} Advisory
 * @typedef {{ packages: Record<string, { version?: string }> }} Lock a package-lock.json
 */

/**
 * @param {Lock} lock @param {readonly Advisory[]} advisories
 * @returns {string[]} each vulnerable package: `name@version: id, what an attacker can do`
 */
export function findVulnerable(lock, advisories) {
  const found = Object.entries(lock.packages).flatMap(([path, { version }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (path === '' || version === undefined) return [];
    return advisories
      .filter((advisory) => advisory.package === name && isAmong(version, advisory.vulnerable))
      .map(({ id, text }) => `${name}@${version}: ${id}, ${text}`);
  });
  return [...new Set(found)];
}

/** @param {string} version @param {readonly VersionRange[]} ranges */
const isAmong = (version, ranges) =>
  ranges.some(
    ({ from, below }) => compareVersions(version, from) >= 0 && compareVersions(version, below) < 0,
  );

/** Compares by numbers; a version before a release counts as that release. @param {string} one @param {string} other */
function compareVersions(one, other) {
  const [left, right] = [one, other].map((version) =>
    (version.split(/[-+]/)[0] ?? '').split('.').map(Number),
  );
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
