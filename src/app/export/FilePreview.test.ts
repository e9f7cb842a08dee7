import { expect, it } from 'vitest';
import { inTreeOrder } from './FilePreview.tsx';

it('lists the files of the root first, then folder by folder', () => {
  const paths = ['server/boot/x.js', 'b.md', 'server/a.js', 'common/models/a.json', 'a.md', 'server/z.js'];
  expect(inTreeOrder(paths.map((path) => ({ path, text: '' }))).map(({ path }) => path)).toEqual([
    'a.md',
    'b.md',
    'common/models/a.json',
    'server/a.js',
    'server/z.js',
    'server/boot/x.js',
  ]);
});
