import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SaveStatus, StorageFailure } from '../../storage/index.ts';
import { createNotices } from '../shell/notices.ts';
import { watchSaving } from './watchSaving.ts';

function setUp(wasStored: boolean) {
  const status = createStore<SaveStatus>()(() => ({ state: 'saved', error: null, savedAt: 0 }));
  const notices = createNotices();
  const calls = { asked: 0, downloaded: 0 };
  const undo = watchSaving({
    autosave: {
      status,
      flush: async () => true,
      saveAgain: () => {},
      follow: () => {},
      lead: () => {},
      dispose: () => {},
    },
    notices,
    exporting: {
      downloadProject: async () => {
        calls.downloaded += 1;
      },
    },
    persistence: {
      ask: async () => {
        calls.asked += 1;
      },
    },
    wasStored,
  });
  const fail = (code: StorageFailure['code'] = 'quota') =>
    status.setState({ state: 'failed', error: { code, message: 'No room.', advice: 'Download it.' } });
  const save = (savedAt: number) => {
    status.setState({ state: 'saving', error: null });
    status.setState({ state: 'saved', error: null, savedAt });
  };
  return { calls, fail, save, undo, shown: () => notices.store.getState().shown };
}

it('shows one notice for a failure, with a way to keep the work, until a save succeeds', () => {
  const { calls, fail, save, shown } = setUp(true);
  fail();
  fail();
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toMatchObject({ tone: 'error', action: { label: 'Download files' } });
  shown()[0]?.action?.run();
  expect(calls.downloaded).toBe(1);
  save(1);
  expect(shown()).toEqual([]);
  fail();
  expect(shown()).toHaveLength(1);
});

it('asks the browser not to clear the storage as soon as there is work in it', () => {
  const known = setUp(true);
  known.save(1);
  expect(known.calls.asked).toBe(1);
  const made = setUp(false);
  made.save(1);
  expect(made.calls.asked).toBe(0);
  made.save(2);
  expect(made.calls.asked).toBe(1);
});

it('shows the new reason if a save fails for another one', () => {
  const { fail, shown } = setUp(true);
  fail('unavailable');
  fail('quota');
  expect(shown().map(({ text }) => text)).toEqual(['Not saved. No room. Retrying automatically.']);
});

it('says what to do if the browser grants no storage, and promises no retry', () => {
  const { fail, shown } = setUp(false);
  fail('unavailable');
  expect(shown()[0]?.text).toBe('Not saved. No room. You can work as usual. Download it.');
});

it('says nothing after its end', () => {
  const { fail, shown, undo } = setUp(true);
  undo();
  fail();
  expect(shown()).toEqual([]);
});
