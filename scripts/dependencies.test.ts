import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Advisory, findVulnerable, type Lock } from './advisories.js';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

describe('the page of dependencies', () => {
  const [, shipped = '', tools = '', judges = ''] = read('docs/dependencies.md').split(/^## /m);
  const namesIn = (section: string) => [...section.matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name]) => name);
  const own = JSON.parse(read('package.json')) as Package;
  const conformance = JSON.parse(read('conformance/package.json')) as Package;

  it.each([
    ['what ships', shipped, own.dependencies],
    ['what builds and tests', tools, own.devDependencies],
    ['the judges', judges, { ...conformance.dependencies, ...conformance.devDependencies }],
  ])('justifies each package of %s, and no other', (_what, section, packages = {}) => {
    expect(namesIn(section)).toEqual(Object.keys(packages).sort());
  });
});

describe('the advisories', () => {
  const advisories = JSON.parse(read('scripts/advisories.json')) as readonly Advisory[];
  const lockOf = (path: string, version: string): Lock => ({ packages: { '': {}, [path]: { version } } });

  it.each(['package-lock.json', 'conformance/package-lock.json'])('name no package of %s', (path) => {
    expect(findVulnerable(JSON.parse(read(path)) as Lock, advisories)).toEqual([]);
  });

  it('find a vulnerable version wherever it is installed, and not the one that is fixed', () => {
    const path = 'node_modules/a/node_modules/lodash';
    expect(findVulnerable(lockOf(path, '4.17.20'), advisories)).toEqual([
      'lodash@4.17.20: GHSA-35jh-r3h4-6jhm, A template runs code.',
    ]);
    expect(findVulnerable(lockOf(path, '4.17.21'), advisories)).toEqual([]);
    expect(findVulnerable(lockOf('node_modules/ws', '8.17.0-rc.1'), advisories)).toHaveLength(1);
    expect(findVulnerable(lockOf('node_modules/ws', '8.9.0'), advisories)).toHaveLength(1);
    expect(findVulnerable(lockOf('node_modules/ws', '4.0.0'), advisories)).toEqual([]);
  });

  it('say what to look up and what can happen', () => {
    for (const { id, text, vulnerable } of advisories) {
      expect(id).toMatch(/^(GHSA(-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})$/);
      expect(text).toMatch(/^[A-Z].+\.$/);
      for (const { from, below } of vulnerable)
        expect(`${from} ${below}`).toMatch(/^\d+\.\d+\.\d+ \d+\.\d+\.\d+$/);
    }
  });
});
