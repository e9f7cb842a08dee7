import { expect, it, vi } from 'vitest';
import { LoadError } from '../lib/loadPart.ts';
import { createPendingRenames, retryRenaming, withRenaming } from './pendingRenames.ts';

// Another test of this file's worker may have loaded the code: what already waits must wait in any case.
const withWaiting = (wait: () => void) => {
  const renames = createPendingRenames();
  renames.setState({ waiting: [wait] });
  return renames;
};

it('keeps what is typed before the code that renames is loaded, and in that order', async () => {
  const typed: string[] = [];
  const renames = withWaiting(() => typed.push('S'));
  const loading = retryRenaming(renames);
  withRenaming(renames, () => typed.push('Sa'));
  expect(typed).toEqual([]);
  await loading;
  expect(typed).toEqual(['S', 'Sa']);
  withRenaming(renames, () => typed.push('Sal'));
  expect(typed).toEqual(['S', 'Sa', 'Sal']);
});

it('keeps it where the code can’t be loaded, until a retry succeeds', async () => {
  const typed: string[] = [];
  const renames = withWaiting(() => typed.push('S'));
  const fail = () => Promise.reject(new LoadError());
  await retryRenaming(renames, fail);
  expect([typed, renames.getState().hasFailed]).toEqual([[], true]);
  withRenaming(renames, () => typed.push('Sa'), fail);
  await vi.waitFor(() => expect(renames.getState()).toMatchObject({ hasFailed: true }));
  expect(typed).toEqual([]);
  await retryRenaming(renames);
  expect(typed).toEqual(['S', 'Sa']);
  expect(renames.getState()).toMatchObject({ waiting: [], hasFailed: false });
});
