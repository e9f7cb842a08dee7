import { expect, it } from 'vitest';
import { limitPending } from './limitPending.ts';

/** Work that ends when it is told to. */
function createWork() {
  const started: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (number: number) => () =>
    new Promise<void>((resolve, reject) => {
      started.push(number);
      ends[number] = (error) => (error === undefined ? resolve() : reject(error));
    });
  return { started, work, end: (number: number, error?: Error) => ends[number]?.(error) };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await undefined;
};

it('starts work while earlier work is pending, and only as much as there is room for', async () => {
  const { started, work, end } = createWork();
  const limit = limitPending(2);
  await limit.start(work(0));
  await limit.start(work(1));
  const third = limit.start(work(2));
  await settle();
  expect(started).toEqual([0, 1]);
  end(0);
  await third;
  expect(started).toEqual([0, 1, 2]);
  const finished = limit.finish();
  end(2);
  end(1);
  await finished;
});

it('starts nothing new after a failure, and waits for what is pending before it reports it', async () => {
  const { started, work, end } = createWork();
  const limit = limitPending(2);
  await limit.start(work(0));
  await limit.start(work(1));
  const third = limit.start(work(2));
  let isReported = false;
  const reported = third.finally(() => {
    isReported = true;
  });
  reported.catch(() => undefined);
  end(0, new Error('full'));
  await settle();
  expect([started, isReported]).toEqual([[0, 1], false]);
  end(1);
  await expect(reported).rejects.toThrow('full');
  await expect(limit.finish()).rejects.toThrow('full');
  expect(started).toEqual([0, 1]);
});
