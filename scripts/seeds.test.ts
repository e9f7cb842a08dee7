import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUnseeded } from './seeds.js';
import { root } from './setup.js';

describe('findUnseeded', () => {
  it('finds the calls without a seed, also beside others', () => {
    const text = [
      'fc.assert(fc.property(any, (value) => { check(value); }), { seed: 1 });',
      'await fc.assert(',
      '  fc.asyncProperty(any, async (value) => check(value)),',
      '  { numRuns: 300 },',
      ');',
      'for (const plan of fc.sample(plans, { numRuns: 5, seed: 7 })) check(plan);',
      'fc.sample(plans, 5);',
      'fc.check(fc.property(seeds, (seed) => check(seed)), { numRuns: 2, seed });',
    ].join('\n');
    expect(findUnseeded(text)).toEqual(['line 2: fc.assert', 'line 7: fc.sample']);
  });
});

it('every property test has a fixed seed', () => {
  const unseeded = ['src', 'conformance', 'scripts', 'bench', 'e2e'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
      .map((file) => join(folder, file))
      .filter((file) => file !== join('scripts', 'seeds.test.ts'))
      .flatMap((file) =>
        findUnseeded(readFileSync(join(root, file), 'utf8')).map((place) => `${file}, ${place}`),
      ),
  );
  expect(unseeded).toEqual([]);
});
