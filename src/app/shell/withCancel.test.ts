import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProject, type Project } from '../../model/index.ts';
import { oneOf, projectOf } from '../../model/testing/projects.ts';
import { prepare } from '../opening/prepare.ts';
import { createNotices } from './notices.ts';
import { withCancel } from './withCancel.ts';

const work = { doing: 'Pasting 2,000 models', cancelled: 'Paste was cancelled.' };

const related = (count: number): Project =>
  projectOf(
    ...Array.from({ length: count }, (_, index) => ({
      name: `Model${index}`,
      relations: { next: oneOf('belongsTo', `Model${(index + 1) % count}`) },
    })),
  );

/** Starts work that ends when `end` is called, and tells how far it is when `report` is called. */
function start() {
  const notices = createNotices();
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  let report: (done: number) => void = () => undefined;
  const isDone = withCancel(notices, work, (signal, onProgress) => {
    report = onProgress;
    signal.addEventListener('abort', () => resolve());
    return promise.then(() => signal.throwIfAborted());
  });
  const shown = () => notices.store.getState().shown;
  return { notices, shown, isDone, end: () => resolve(), report: (done: number) => report(done) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows how far long work is, and nothing for work that ends soon', async () => {
  const { shown, isDone, end, report } = start();
  report(0.1);
  expect(shown()).toEqual([]);
  vi.advanceTimersByTime(500);
  expect(shown()).toMatchObject([{ text: 'Pasting 2,000 models…', progress: 0.1 }]);
  report(0.6);
  expect(shown()).toMatchObject([{ progress: 0.6, action: { label: 'Cancel' } }]);
  end();
  expect(await isDone).toBe(true);
  expect(shown()).toEqual([]);
});

it('renders the progress once for each hundredth', () => {
  const { notices, end, report } = start();
  vi.advanceTimersByTime(500);
  let changes = 0;
  notices.store.subscribe(() => {
    changes += 1;
  });
  for (let step = 0; step <= 10_000; step += 1) report(step / 10_000);
  expect(changes).toBe(101);
  end();
});

it('still cancels work whose progress is shown', async () => {
  const { shown, isDone, report } = start();
  vi.advanceTimersByTime(500);
  report(0.5);
  shown()[0]?.action?.run();
  expect(await isDone).toBe(false);
  expect(shown()).toMatchObject([{ text: 'Paste was cancelled.' }]);
});

it('tells how far the preparation of a project is, up to the end', async () => {
  vi.useRealTimers();
  const reported: number[] = [];
  const project = related(40);
  await prepare(project, undefined, (done) => reported.push(done));
  expect(reported).toHaveLength(120);
  expect(reported).toEqual(reported.toSorted((one, other) => one - other));
  expect(reported.at(-1)).toBe(1);
  const again: number[] = [];
  await prepare(project, undefined, (done) => again.push(done));
  expect(again[0]).toBeGreaterThan(2 / 3);
  await prepare(createProject('Empty'), undefined, (done) => again.push(done));
  expect(again.every((done) => done <= 1)).toBe(true);
});
