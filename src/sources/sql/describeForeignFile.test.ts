import { expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import { describeForeignFile } from './describeForeignFile.ts';
import { source } from './source.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const found = (text: string): string | undefined => describeForeignFile('a.sql', bytesOf(text))?.found;

it('SO8: the refusal of a file that is not SQL says what it is and how to get SQL', () => {
  expect(found('PGDMP\x01\x0e')).toContain('pg_restore');
  expect(found('\x1f\x8b\x08')).toContain('gunzip');
  expect(found('SQLite format 3\0')).toContain('.schema');
  expect(found('TAPE\0\0')).toContain('Generate Scripts');
  expect(found('\x01\0\x02')).toContain('a binary file');
  expect(found('CREATE TABLE a (id int);')).toBeUndefined();
  expect(found('\xff\xfeC\0R\0')).toBeUndefined();
});

it('SO8: the readable files beside one that is not SQL are opened', () => {
  const read = {
    ...{ files: [], problems: [], skipped: [] },
    large: [
      { path: 'shop.dump', size: 5 },
      { path: 'shop.sql', size: 5 },
    ],
  };
  const texts = new Map([
    ['shop.dump', 'PGDMP'],
    ['shop.sql', 'CREATE TABLE a (id int PRIMARY KEY);'],
  ]);
  const opened = runAtOnce(
    source.readInSteps({
      ...{ read, options: {} },
      openLarge: ({ path }) => ({
        beginning: bytesOf(texts.get(path) ?? ''),
        pieces: [texts.get(path) ?? ''],
      }),
    }),
  );
  expect(opened).toMatchObject({
    ok: true,
    value: { models: [{ definition: { name: 'A' } }], problems: [{ path: 'shop.dump' }] },
  });
});
