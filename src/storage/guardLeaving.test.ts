import { expect, it } from 'vitest';
import type { SaveStatus } from './autosave.ts';
import { guardLeaving } from './guardLeaving.ts';

function setUp() {
  const page = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
  });
  let status: SaveStatus = { state: 'saving', error: null, savedAt: null };
  let flushes = 0;
  const undo = guardLeaving(
    {
      flush: async () => {
        flushes += 1;
        return true;
      },
      status: { getState: () => status, getInitialState: () => status, subscribe: () => () => {} },
    },
    page as unknown as Window,
  );
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    page.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return {
    page,
    undo,
    leave,
    flushes: () => flushes,
    fail: () => {
      status = { ...status, state: 'failed' };
    },
  };
}

it('saves when the page is hidden or left', () => {
  const { page, flushes, undo } = setUp();
  page.document.dispatchEvent(new Event('visibilitychange'));
  expect(flushes()).toBe(0);
  page.document.visibilityState = 'hidden';
  page.document.dispatchEvent(new Event('visibilitychange'));
  expect(flushes()).toBe(1);
  page.dispatchEvent(new Event('pagehide'));
  expect(flushes()).toBe(2);
  undo();
  page.document.dispatchEvent(new Event('visibilitychange'));
  page.dispatchEvent(new Event('pagehide'));
  expect(flushes()).toBe(2);
});

it('lets the browser ask only if saving failed', () => {
  const { leave, fail, flushes, undo } = setUp();
  expect(leave()).toBe(false);
  expect(flushes()).toBe(1);
  fail();
  expect(leave()).toBe(true);
  undo();
  expect(leave()).toBe(false);
});
