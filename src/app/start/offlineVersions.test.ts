import { expect, it } from 'vitest';
import { keepOfflineVersions } from './offlineVersions.ts';

class FakeWorker extends EventTarget {
  state = 'installing';
  readonly asked: unknown[] = [];
  postMessage(message: unknown): void {
    this.asked.push(message);
  }
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

function setUp({ isControlled = true } = {}) {
  const active = new FakeWorker();
  const registration = Object.assign(new EventTarget(), {
    active,
    waiting: null as FakeWorker | null,
    installing: null as FakeWorker | null,
    updates: 0,
    async update() {
      registration.updates += 1;
      throw new TypeError('There is no network.');
    },
  });
  const container = Object.assign(new EventTarget(), {
    controller: isControlled ? active : null,
    register: async () => registration,
  });
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const found: (() => Promise<void>)[] = [];
  const clock = { now: 0 };
  const start = () =>
    keepOfflineVersions({
      container: container as unknown as ServiceWorkerContainer,
      page: page as unknown as Document,
      now: () => clock.now,
      onVersion: (use) => found.push(use),
    });
  const install = () => {
    const worker = new FakeWorker();
    registration.installing = worker;
    registration.dispatchEvent(new Event('updatefound'));
    worker.become('installed');
    return worker;
  };
  return { active, clock, container, found, install, page, registration, start };
}

it('reports a version that was stored while the page is open, and uses it once asked', async () => {
  const { container, found, install, start } = setUp();
  await start();
  const worker = install();
  expect(found).toHaveLength(1);
  expect(worker.asked).toEqual([]);
  const used = found[0]?.();
  expect(worker.asked).toEqual(['activate']);
  container.dispatchEvent(new Event('controllerchange'));
  await used;
});

it('reports a version that waits since an earlier visit', async () => {
  const { found, registration, start } = setUp();
  registration.waiting = new FakeWorker();
  await start();
  expect(found).toHaveLength(1);
});

it('says nothing about the first version, which the page shows already', async () => {
  const { found, install, start } = setUp({ isControlled: false });
  await start();
  install();
  expect(found).toEqual([]);
});

it('lets the files of earlier versions be deleted at its start', async () => {
  const { active, start } = setUp();
  await start();
  expect(active.asked).toEqual(['tidy']);
});

it('looks for a new version when it is shown again, once an hour at most', async () => {
  const { clock, page, registration, start } = setUp();
  await start();
  const show = (minutes: number) => {
    clock.now = minutes * 60_000;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  show(59);
  show(60);
  show(61);
  expect(registration.updates).toBe(1);
  page.visibilityState = 'hidden';
  show(500);
  expect(registration.updates).toBe(1);
});

it('does without where service workers are blocked', async () => {
  const { container, found, start } = setUp();
  container.register = async () => undefined as never;
  await start();
  expect(found).toEqual([]);
});
