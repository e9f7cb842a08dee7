import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..', 'src');

/** How a part that is loaded later may be requested: in a way that distinguishes a failed download from a bug. */
const allowed = [
  /loadPart\(\(\) => import\('/,
  // The loader of a `latePart`, inline or under a name.
  /load: async \(\) => \(await import\('/,
  /^const load\w* = \(\) => import\('/,
  /typeof import\('/,
];

it('loads every part that comes later through what says where it does not come', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.includes('testing'),
  );
  const lines = files.flatMap((file) =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .filter((line) => /\bimport\('/.test(line))
      .map((line) => ({ file, line: line.trim() })),
  );
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter(({ line }) => !allowed.some((pattern) => pattern.test(line)))).toEqual([]);
  for (const file of files) {
    const text = readFileSync(join(source, file), 'utf8');
    expect(/\blazy\(/.test(text) && !/z\.lazy\(/.test(text) ? file : 'none').toMatch(/none|latePart/);
  }
});
