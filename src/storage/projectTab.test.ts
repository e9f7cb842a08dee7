import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Channel, type Locks, openProjectTab, type ProjectTab } from './projectTab.ts';

/** What the tabs of one browser share. */
function createBrowser() {
  const locks = createLocks();
  const channels = new Set<EventTarget>();
  const openChannel = (): Channel => {
    const target = new EventTarget();
    channels.add(target);
    return {
      postMessage: (message: unknown) => {
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
    open: (tabId: string, given: Locks | undefined = locks) =>
      openProjectTab({ projectId: 'p', tabId, locks: given, openChannel }),
    say: (message: unknown) => openChannel().postMessage(message),
    withoutLocks: (tabId: string) => openProjectTab({ projectId: 'p', tabId, openChannel }),
  };
}

/** Web Locks for one name: a queue, an owner, and theft. */
function createLocks(): Locks & { readonly waiting: () => number } {
  let owner: { lose: () => void } | null = null;
  const queue: (() => void)[] = [];
  const next = (): void => queue.shift()?.();
  return {
    waiting: () => queue.length,
    request: (_name, { steal = false, signal }, hold) =>
      new Promise((resolve, reject) => {
        const abort = (): void => reject(new DOMException('gone', 'AbortError'));
        const start = (): void => {
          const me = { lose: abort };
          owner = me;
          void hold().then(() => {
            if (owner !== me) return;
            owner = null;
            resolve();
            next();
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
const keep = async (opening: Promise<ProjectTab>): Promise<ProjectTab> => {
  const tab = await opening;
  opened.push(tab);
  return tab;
};

afterEach(() => {
  vi.useRealTimers();
  for (const tab of opened.splice(0)) tab.close();
});

describe('the tabs of a project', () => {
  it('are one that writes and others that follow what it saves', async () => {
    const browser = createBrowser();
    const first = await keep(browser.open('1'));
    const second = await keep(browser.open('2'));
    expect([role(first), role(second)]).toEqual(['writer', 'follower']);
    first.announceSaved(42);
    await vi.waitFor(() => expect(second.state.getState().savedElsewhereAt).toBe(42));
    expect(first.state.getState().savedElsewhereAt).toBeNull();
  });

  it('pass the project on when the writing one is closed', async () => {
    const browser = createBrowser();
    const first = await browser.open('1');
    const second = await keep(browser.open('2'));
    first.close();
    await vi.waitFor(() => expect(role(second)).toBe('writer'));
    expect(role(await keep(browser.open('3')))).toBe('follower');
  });

  it('wait a moment for one that is on its way out, as after a reload', async () => {
    const browser = createBrowser();
    const before = await browser.open('1');
    const opening = keep(browser.open('1, reloaded'));
    await vi.waitFor(() => expect(browser.waiting()).toBe(1));
    before.close();
    expect(role(await opening)).toBe('writer');
  });

  it('give way when asked, after saving', async () => {
    const browser = createBrowser();
    const first = await keep(browser.open('1'));
    const second = await keep(browser.open('2'));
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

  it('keep the project where it could not be saved, unless it is taken by force', async () => {
    const browser = createBrowser();
    const first = await keep(browser.open('1'));
    const second = await keep(browser.open('2'));
    first.onYield(async () => false);
    expect(await second.takeOver()).toBe('refused');
    expect([role(first), role(second)]).toEqual(['writer', 'follower']);
    expect(await second.takeOver({ isForced: true })).toBe('taken');
    await vi.waitFor(() => expect(role(first)).toBe('follower'));
  });

  it('write where the browser refuses locks, as it does where it grants no storage', async () => {
    const browser = createBrowser();
    const refused: Locks = {
      request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')),
    };
    const tab = await keep(browser.open('1', refused));
    expect(role(tab)).toBe('writer');
    expect(await tab.takeOver()).toBe('taken');
  });

  it('do not wait for one that is frozen', async () => {
    const browser = createBrowser();
    const first = await keep(browser.open('1'));
    const second = await keep(browser.open('2'));
    vi.useFakeTimers();
    first.onYield(() => new Promise(() => {}));
    const taking = second.takeOver();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await taking).toBe('taken');
    expect([role(first), role(second)]).toEqual(['follower', 'writer']);
  });

  it('go on where the one that asked is gone', async () => {
    const browser = createBrowser();
    const first = await keep(browser.open('1'));
    vi.useFakeTimers();
    browser.say({ type: 'giveWay', from: 'gone' });
    await vi.advanceTimersByTimeAsync(10);
    expect(role(first)).toBe('follower');
    await vi.advanceTimersByTimeAsync(2000);
    expect(role(first)).toBe('writer');
  });

  it('of a project that was made just now wait for a slow browser: nobody else can have it', async () => {
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
    let made: ProjectTab | null = null;
    const opening = open(true).then((tab) => {
      made = tab;
    });
    await vi.advanceTimersByTimeAsync(3000);
    expect(made).toBe(null);
    grant();
    await opening;
    expect(made && role(made)).toBe('writer');
    const known = open(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(role(await known)).toBe('follower');
  });

  it('believe no message of another shape', async () => {
    const browser = createBrowser();
    const first = await keep(browser.open('1'));
    const heard: unknown[] = [];
    first.state.subscribe((state) => heard.push(state));
    for (const message of [null, 'giveWay', { type: 'saved', savedAt: 'now' }, { type: 'giveWay' }])
      browser.say(message);
    // Messages keep their order: what comes before the one that is believed had no effect.
    browser.say({ type: 'saved', savedAt: 42 });
    await vi.waitFor(() => expect(first.state.getState().savedElsewhereAt).toBe(42));
    expect(heard).toEqual([{ role: 'writer', savedElsewhereAt: 42 }]);
  });

  it('do without locks where the page has none: the one that saved last writes', async () => {
    const browser = createBrowser();
    const first = await keep(browser.withoutLocks('1'));
    const second = await keep(browser.withoutLocks('2'));
    expect([role(first), role(second)]).toEqual(['writer', 'writer']);
    first.announceSaved(1);
    await vi.waitFor(() => expect(role(second)).toBe('follower'));
    expect(await second.takeOver()).toBe('taken');
    expect([role(first), role(second)]).toEqual(['follower', 'writer']);
    expect(await first.takeOver()).toBe('taken');
    expect([role(first), role(second)]).toEqual(['writer', 'follower']);
  });
});
