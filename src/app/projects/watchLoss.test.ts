import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { failWith, succeed } from '../../lib/result.ts';
import type { Settings, StorageFailure, StorageLoss, TabState } from '../../storage/index.ts';
import { createNotices } from '../shell/notices.ts';
import { watchLoss } from './watchLoss.ts';

const quota: StorageFailure = { code: 'quota', message: 'No room.', advice: 'Make room.' };

function setUp(role: TabState['role'], isFull = false) {
  const calls: string[] = [];
  const notices = createNotices();
  let lose: (loss: StorageLoss) => void = () => {};
  const settings: Settings = {
    read: async () => succeed(undefined),
    write: async ({ key }, value) => {
      calls.push(`${key}: ${String(value)}`);
      return succeed(undefined);
    },
    remove: async () => succeed(undefined),
    writeAgain: async () => (isFull ? failWith(quota) : succeed(undefined)),
  };
  watchLoss({
    projectId: 'p',
    store: {
      onLost: (listener) => {
        lose = listener;
        return () => {};
      },
      settings,
    },
    autosave: { saveAgain: () => void calls.push('save again') },
    tab: { state: createStore<TabState>()(() => ({ role, savedElsewhereAt: null })) },
    notices,
    exporting: {
      downloadProject: async () => {
        calls.push('download');
      },
    },
  });
  return {
    calls,
    texts: () => notices.store.getState().shown.map(({ text }) => text),
    act: () => notices.store.getState().shown[0]?.action?.run(),
    lose: async (loss: StorageLoss) => {
      lose(loss);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

it('saves the project and its settings again, says so, and offers the files', async () => {
  const { act, calls, lose, texts } = setUp('writer');
  await lose('deleted');
  expect(calls).toEqual(['save again', 'lastProject: p']);
  await lose('deleted');
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('all snapshots are gone');
  act();
  expect(calls.at(-1)).toBe('download');
});

it('does not say that all is gone if the browser only closed the storage', async () => {
  const { lose, texts } = setUp('writer');
  await lose('closed');
  expect(texts()[0]).not.toContain('gone');
});

it('reports that the code of the playground could not be saved again', async () => {
  const { lose, texts } = setUp('writer', true);
  await lose('deleted');
  expect(texts()[1]).toBe('The code in the playground is not saved. No room. Make room.');
});

it('leaves it to the tab that writes', async () => {
  const { calls, lose, texts } = setUp('follower');
  await lose('deleted');
  expect([calls, texts()]).toEqual([[], []]);
});
