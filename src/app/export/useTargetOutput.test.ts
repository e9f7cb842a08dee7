import { expect, it } from 'vitest';
import { createExampleProject } from '../../model/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { inTreeOrder } from './FilePreview.tsx';
import { makeInSlices } from './useTargetOutput.ts';

const project = createExampleProject();

it('makes the files and what to know of a target, and says which option is not valid', async () => {
  const target = await loadTarget('loopback3');
  const { signal } = new AbortController();
  const made = await makeInSlices({ target, project, options: { port: 4000 }, rows: undefined }, signal);
  expect(made.problem).toBeNull();
  expect(made.files.map(({ path }) => path)).toContain('server/server.js');
  const refused = await makeInSlices({ target, project, options: { port: null }, rows: undefined }, signal);
  expect(refused).toMatchObject({ files: [], problem: expect.stringContaining('The option port must be') });
});

it('ends when the options have changed in the meantime', async () => {
  const target = await loadTarget('loopback3');
  const controller = new AbortController();
  controller.abort();
  const made = makeInSlices({ target, project, options: {}, rows: undefined }, controller.signal);
  await expect(made).rejects.toThrow();
});

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
