import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchTask } from './watchTask.ts';

const limits = { own: 1_000, whole: 5_000 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How the watch ended after that many milliseconds. */
async function stopAfter(milliseconds: number, callsInFlight: number, ping: () => Promise<void>) {
  const watch = watchTask({ limits, callsInFlight: () => callsInFlight, ping });
  let message: string | null = null;
  void watch.stopped.then((text) => {
    message = text;
  });
  watch.start();
  await vi.advanceTimersByTimeAsync(milliseconds);
  watch.end();
  return message;
}

const answers = () => Promise.resolve();
const silence = () => new Promise<void>(() => {});

describe('watchTask', () => {
  it('stops a worker that neither answers nor waits', async () => {
    expect(await stopAfter(900, 0, silence)).toBeNull();
    expect(await stopAfter(1_200, 0, silence)).toContain('Stopped after 1 s');
  });

  it('waits while the page owes an answer and the worker is awake', async () => {
    expect(await stopAfter(4_500, 1, answers)).toBeNull();
    expect(await stopAfter(5_500, 1, answers)).toContain('Stopped after 5 s');
  });

  it('does not wait for a worker that has calls open and does not respond', async () => {
    expect(await stopAfter(2_000, 1, silence)).toContain('Stopped after 1 s');
  });

  it('stops when it is told to', async () => {
    const watch = watchTask({ limits, callsInFlight: () => 0, ping: answers });
    watch.stop('Stopped.');
    expect(await watch.stopped).toBe('Stopped.');
  });
});
