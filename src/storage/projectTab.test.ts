import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Channel, type Locks, openProjectTab, type ProjectTab } from './projectTab.ts';

/** Creates the locks and channels that the tabs of a browser share. */
function createBrowser() {
  const locks = createLocks();
  const channels = new Set<EventTarget>();
  const openChannel = (): Channel => {
    const target = new EventTarget();
    channels.add(target);
    return {
      postMessage: (message: unknown) => {
        if (!channels.has(target)) throw new DOMException('closed', 'InvalidStateError');
        for (const other of channels) {
          if (other === target) continue;
          queueMicrotask(() =>
            other.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) })),
          );
        }
      },
      addEventListener: target.addEventListener.bind(target) as Channel['addEventListener'],
      close: () => channels.delete(target),
    };
  };
  return {
    waiting: locks.waiting,
    open: (tabId: string, customLocks: Locks | undefined = locks) =>
      openProjectTab({ projectId: 'p', tabId, locks: customLocks, openChannel }),
    broadcast: (message: unknown) => openChannel().postMessage(message),
    withoutLocks: (tabId: string) => openProjectTab({ projectId: 'p', tabId, openChannel }),
  };
}

/** Creates Web Locks for one name, with a queue, an owner and stealing. */
function createLocks(): Locks & { readonly waiting: () => number } {
  let owner: { lose: () => void } | null = null;
  const queue: (() => void)[] = [];
  const grantNext = (): void => queue.shift()?.();
  return {
    waiting: () => queue.length,
    request: (_name, { steal = false, signal }, hold) =>
      new Promise((resolve, reject) => {
        const abort = (): void => reject(new DOMException('gone', 'AbortError'));
        const start = (): void => {
          const holder = { lose: abort };
          owner = holder;
          void hold().then(() => {
            if (owner !== holder) return;
            owner = null;
            resolve();
            grantNext();
          });
        };
        signal?.addEventListener('abort', () => {
          const place = queue.indexOf(start);
          if (place >= 0) queue.splice(place, 1);
          abort();
        });
        if (steal) {
          owner?.lose();
          start();
        } else if (owner === null) start();
        else queue.push(start);
      }),
  };
}

const role = (tab: ProjectTab) => tab.state.getState().role;
const opened: ProjectTab[] = [];
const track = async (opening: Promise<ProjectTab>): Promise<ProjectTab> => {
  const tab = await opening;
  opened.push(tab);
  return tab;
};

afterEach(() => {
  vi.useRealTimers();
  for (const tab of opened.splice(0)) tab.close();
});

describe('the tabs of a project', () => {
  it('are one writer, and followers that are notified of its saves', async () => {
    const browser = createBrowser();
    const first = await track(browser.open('1'));
    const second = await track(browser.open('2'));
    expect([role(first), role(second)]).toEqual(['writer', 'follower']);
    first.announceSaved(42);
    await vi.waitFor(() => expect(second.state.getState().savedElsewhereAt).toBe(42));
    expect(first.state.getState().savedElsewhereAt).toBeNull();
  });

  it('get a new writer when the writer is closed', async () => {
    const browser = createBrowser();
    const first = await browser.open('1');
    const second = await track(browser.open('2'));
    first.close();
    await vi.waitFor(() => expect(role(second)).toBe('writer'));
    expect(role(await track(browser.open('3')))).toBe('follower');
  });

  it('say nothing more after their end, when a save that was under way ends', async () => {
    const browser = createBrowser();
    const first = await browser.open('1');
    const second = await track(browser.open('2'));
    first.close();
    first.announceSaved(42);
    await vi.waitFor(() => expect(role(second)).toBe('writer'));
    expect(second.state.getState().savedElsewhereAt).toBeNull();
  });

  it('wait a moment for one that is being closed, as after a reload', async () => {
    const browser = createBrowser();
    const before = await browser.open('1');
    const opening = track(browser.open('1, reloaded'));
    await vi.waitFor(() => expect(browser.waiting()).toBe(1));
    before.close();
    expect(role(await opening)).toBe('writer');
  });

  it('give way on request, after saving', async () => {
    const browser = createBrowser();
    const first = await track(browser.open('1'));
    const second = await track(browser.open('2'));
    const order: string[] = [];
    first.onYield(async () => {
      order.push('saved');
      return true;
    });
    second.state.subscribe(() => order.push(role(second)));
    expect(await second.takeOver()).toBe('taken');
    expect([role(first), role(second)]).toEqual(['follower', 'writer']);
    expect(order).toEqual(['saved', 'writer']);
    expect(await first.takeOver()).toBe('taken');
    expect([role(first), role(second)]).toEqual(['writer', 'follower']);
  });

  it('keep the project if it could not be saved, unless it is taken over by force', async () => {
    const browser = createBrowser();
    const first = await track(browser.open('1'));
    const second = await track(browser.open('2'));
    first.onYield(async () => false);
    expect(await second.takeOver()).toBe('refused');
    expect([role(first), role(second)]).toEqual(['writer', 'follower']);
    expect(await second.takeOver({ isForced: true })).toBe('taken');
    await vi.waitFor(() => expect(role(first)).toBe('follower'));
  });

  it('write if the browser refuses locks, as it does without storage', async () => {
    const browser = createBrowser();
    const refused: Locks = {
      request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')),
    };
    const tab = await track(browser.open('1', refused));
    expect(role(tab)).toBe('writer');
    expect(await tab.takeOver()).toBe('taken');
  });

  it('do not wait for a frozen one', async () => {
    const browser = createBrowser();
    const first = await track(browser.open('1'));
    const second = await track(browser.open('2'));
    vi.useFakeTimers();
    first.onYield(() => new Promise(() => {}));
    const takingOver = second.takeOver();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await takingOver).toBe('taken');
    expect([role(first), role(second)]).toEqual(['follower', 'writer']);
  });

  it('continue to write if the one that asked was closed', async () => {
    const browser = createBrowser();
    const first = await track(browser.open('1'));
    vi.useFakeTimers();
    browser.broadcast({ type: 'giveWay', from: 'gone' });
    await vi.advanceTimersByTimeAsync(10);
    expect(role(first)).toBe('follower');
    await vi.advanceTimersByTimeAsync(2000);
    expect(role(first)).toBe('writer');
  });

  it('wait for a slow browser if the project is new: no other tab can have it', async () => {
    vi.useFakeTimers();
    let grant = (): void => {};
    const locks: Locks = {
      request: (_name, _options, hold) =>
        new Promise((resolve) => {
          grant = () => void hold().then(resolve);
        }),
    };
    const openChannel = (): Channel => ({ postMessage() {}, addEventListener() {}, close() {} });
    const open = (isNew: boolean) =>
      openProjectTab({ projectId: 'p', tabId: '1', locks, openChannel, isNew });
    let newTab: ProjectTab | null = null;
    const opening = open(true).then((tab) => {
      newTab = tab;
    });
    await vi.advanceTimersByTimeAsync(3000);
    expect(newTab).toBe(null);
    grant();
    await opening;
    expect(newTab && role(newTab)).toBe('writer');
    const known = open(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(role(await known)).toBe('follower');
  });

  it('wait for the lock of this very tab, which the browser releases a moment after the project was closed', async () => {
    vi.useFakeTimers();
    let release = (): void => {};
    const locks: Locks = {
      request: (_name, _options, hold) =>
        new Promise<void>((resolve) => {
          release = () => void hold().then(resolve);
        }),
    };
    const openChannel = (): Channel => ({ postMessage() {}, addEventListener() {}, close() {} });
    const opening = openProjectTab({ projectId: 'p', tabId: '1', locks, openChannel, isJustClosed: true });
    await vi.advanceTimersByTimeAsync(2000);
    release();
    expect(role(await opening)).toBe('writer');
  });

  it('ignore messages of another shape', async () => {
    const browser = createBrowser();
    const first = await track(browser.open('1'));
    const heard: unknown[] = [];
    first.state.subscribe((state) => heard.push(state));
    for (const message of [null, 'giveWay', { type: 'saved', savedAt: 'now' }, { type: 'giveWay' }])
      browser.broadcast(message);
    // Messages keep their order: those before the valid one had no effect.
    browser.broadcast({ type: 'saved', savedAt: 42 });
    await vi.waitFor(() => expect(first.state.getState().savedElsewhereAt).toBe(42));
    expect(heard).toEqual([{ role: 'writer', savedElsewhereAt: 42 }]);
  });

  it('work without locks if the page has none: the one that saved last writes', async () => {
    const browser = createBrowser();
    const first = await track(browser.withoutLocks('1'));
    const second = await track(browser.withoutLocks('2'));
    expect([role(first), role(second)]).toEqual(['writer', 'writer']);
    first.announceSaved(1);
    await vi.waitFor(() => expect(role(second)).toBe('follower'));
    expect(await second.takeOver()).toBe('taken');
    expect([role(first), role(second)]).toEqual(['follower', 'writer']);
    expect(await first.takeOver()).toBe('taken');
    expect([role(first), role(second)]).toEqual(['writer', 'follower']);
  });
});
