import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUnfitLicences, isPermissive } from './licences.js';
import { root } from './setup.js';

describe('isPermissive', () => {
  it.each(['MIT', 'ISC', 'Apache-2.0', '(MIT OR GPL-3.0)', 'MIT AND ISC', '(BSD-3-Clause AND (MIT OR ISC))'])(
    '%s',
    (expression) => {
      expect(isPermissive(expression)).toBe(true);
    },
  );
  it.each([
    undefined,
    '',
    'GPL-3.0',
    'MIT AND GPL-3.0',
    '(MIT OR ISC) AND GPL-3.0',
    'UNLICENSED',
    'EPL-2.0',
    'SEE LICENSE IN LICENSE',
  ])('not %s', (expression) => {
    expect(isPermissive(expression)).toBe(false);
  });
});

describe('the packages that ship', () => {
  it('are distinguished from those that only build and test', () => {
    const packages = {
      '': { license: 'GPL-3.0' },
      'node_modules/good': { version: '1.0.0', license: 'MIT' },
      'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0', dev: true },
      'node_modules/good/node_modules/@scope/bad': { version: '2.0.0', license: 'GPL-3.0' },
      'node_modules/mute': { version: '3.0.0' },
    };
    expect(findUnfitLicences({ packages })).toEqual(['@scope/bad@2.0.0: GPL-3.0', 'mute@3.0.0: no licence']);
  });

  it('may all ship under the designer’s licence', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect(findUnfitLicences(lock)).toEqual([]);
  });

  it('do not include what only the command of another package needs', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect(lock.packages['node_modules/js-yaml'].dependencies).toEqual({ argparse: expect.any(String) });
    const parser = readFileSync(join(root, 'node_modules/js-yaml/dist/js-yaml.mjs'), 'utf8');
    expect(parser.match(/^\s*import\b.*|\b(?:require|import)\s*\(.*/gm)).toBeNull();
  });

  it.each(['.', 'conformance'])('and all others can be installed anywhere: the lock file of %s', (folder) => {
    const { packages } = JSON.parse(readFileSync(join(root, folder, 'package-lock.json'), 'utf8'));
    for (const [path, { integrity, resolved, optionalDependencies = {} }] of Object.entries<{
      integrity?: string;
      resolved?: string;
      optionalDependencies?: Record<string, string>;
    }>(packages)) {
      if (path === '') continue;
      expect(integrity, `${path} has a checksum`).toMatch(/^sha\d+-/);
      // An address would bind everyone to the registry of the machine that wrote the file.
      expect(resolved, `${path} names no registry`).toBeUndefined();
      // npm ci refuses a lock file that lacks the packages of other platforms.
      for (const name of Object.keys(optionalDependencies)) {
        const isLocked = `${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages;
        expect(isLocked, `${path} needs ${name}`).toBe(true);
      }
    }
  });
});
