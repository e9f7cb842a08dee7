import { expect, it } from 'vitest';
import { readDropped } from './readDropped.ts';

it('reads a folder with more entries than a call can have arguments', async () => {
  const count = 200_000;
  const children = Array.from({ length: count }, (_, index) => ({
    ...{ name: `${index}`, fullPath: `/big/${index}`, isFile: false, isDirectory: false },
  }));
  const portions = [children, []];
  const folder = {
    ...{ name: 'big', fullPath: '/big', isFile: false, isDirectory: true },
    createReader: () => ({ readEntries: (resolve: (found: unknown) => void) => resolve(portions.shift()) }),
  } as unknown as FileSystemEntry;
  const { skipped } = await readDropped([folder]);
  expect(skipped).toHaveLength(count);
  expect(skipped[0]?.path).toBe('big/0');
});
