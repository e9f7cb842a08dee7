import { expect, it } from 'vitest';
import { createNotices } from '../shell/notices.ts';
import { type LoadTrouble, watchVersion } from './watchVersion.ts';

function setUp(trouble: LoadTrouble, { isSaved = true } = {}) {
  const page = new EventTarget();
  const notices = createNotices();
  const listeners = new Set<() => void>();
  let saves = isSaved;
  let reloads = 0;
  let store: (use: () => Promise<void>) => void = () => undefined;
  watchVersion({
    notices,
    page: page as unknown as Window,
    save: async () => saves,
    onSaved: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    findTrouble: async () => trouble,
    onStored: (listener) => {
      store = listener;
    },
    reload: () => {
      reloads += 1;
    },
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    shown: () => notices.store.getState().shown,
    reloads: () => reloads,
    store: async (use: () => Promise<void>) => {
      store(use);
      await settled();
    },
    fail: async () => {
      page.dispatchEvent(new Event('vite:preloadError'));
      await settled();
    },
    act: async () => {
      notices.store.getState().shown[0]?.action?.run();
      await settled();
    },
    setSaved: async (now: boolean) => {
      saves = now;
      if (now) for (const listener of [...listeners]) listener();
      await settled();
    },
  };
}

it('offers the new version once, and reloads after everything is saved', async () => {
  const { act, fail, reloads, shown } = setUp('newVersion');
  await fail();
  await fail();
  expect(shown().map(({ text }) => text)).toEqual(['A new version of the designer is available.']);
  expect(reloads()).toBe(0);
  await act();
  expect(reloads()).toBe(1);
});

it('offers nothing before the work is saved', async () => {
  const { fail, setSaved, shown } = setUp('newVersion', { isSaved: false });
  await fail();
  expect(shown()).toEqual([]);
  await setSaved(true);
  expect(shown()).toHaveLength(1);
});

it('does not reload while work can’t be saved', async () => {
  const { act, fail, reloads, setSaved } = setUp('newVersion');
  await fail();
  await setSaved(false);
  await act();
  expect(reloads()).toBe(0);
});

it('reports a lost connection, and nothing if neither is the case', async () => {
  const offline = setUp('offline');
  await offline.fail();
  await offline.fail();
  expect(offline.shown()).toHaveLength(1);
  expect(offline.shown()[0]?.text).toContain('can’t be reached');
  const unknown = setUp('unknown');
  await unknown.fail();
  expect(unknown.shown()).toEqual([]);
});

it('offers a version that is stored, and reloads once the page uses it', async () => {
  const { act, reloads, shown, store } = setUp('unknown');
  const order: string[] = [];
  await store(async () => {
    order.push(`used after ${reloads()} reloads`);
  });
  expect(shown()).toHaveLength(1);
  await act();
  expect(order).toEqual(['used after 0 reloads']);
  expect(reloads()).toBe(1);
});
