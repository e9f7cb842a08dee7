import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchTask } from './watchTask.ts';

const limits = { own: 1_000, whole: 5_000 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const answers = () => Promise.resolve();
const silence = () => new Promise<never>(() => {});

/** How the watch ended after that many milliseconds. */
async function stopAfter(
  milliseconds: number,
  callsInFlight: number,
  ping: () => Promise<void>,
  pulse: (() => Promise<number>) | null = null,
  given = limits,
) {
  const watch = watchTask({
    limits: given,
    ping,
    pulse: pulse ?? (async () => callsInFlight),
    deathMessage: 'gone',
  });
  let message: string | null = null;
  void watch.stopped.then((notice) => {
    message = notice.message;
  });
  watch.start();
  await vi.advanceTimersByTimeAsync(milliseconds);
  watch.end();
  return message;
}

describe('watchTask', () => {
  it('stops a worker that neither answers nor waits', async () => {
    expect(await stopAfter(900, 0, silence)).toBeNull();
    expect(await stopAfter(1_200, 0, silence)).toContain('Stopped after 1 s');
  });

  it('waits while a call for rows is open and the worker responds', async () => {
    expect(await stopAfter(4_500, 1, answers)).toBeNull();
    expect(await stopAfter(5_500, 1, answers)).toContain('Stopped after 5 s');
  });

  it('does not wait for a worker that has calls open and does not respond', async () => {
    expect(await stopAfter(2_000, 1, silence)).toContain('Stopped after 1 s');
  });

  it('distinguishes a dead process from a busy worker', async () => {
    const long = { own: 5_000, whole: 9_000 };
    expect(await stopAfter(1_900, 0, silence, silence, long)).toBeNull();
    expect(await stopAfter(2_300, 0, silence, silence, long)).toBe('gone');
    // The time was up first, but that was not the reason.
    expect(await stopAfter(1_200, 0, silence, silence)).toBe('gone');
    expect(await stopAfter(5_500, 0, silence, null, long)).toContain('Stopped after 5 s');
  });

  it('stops when the user asks for it', async () => {
    const watch = watchTask({
      limits,
      ping: answers,
      pulse: async () => 0,
      deathMessage: 'gone',
    });
    watch.stop('Stopped.');
    expect(await watch.stopped).toEqual({ message: 'Stopped.', isTimeUp: false });
  });
});
