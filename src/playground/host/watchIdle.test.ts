import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from './watchIdle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('watchIdle', () => {
  it('reports a sandbox that does not answer, and no other', async () => {
    let isAnswering = true;
    const onBusy = vi.fn();
    const stop = watchIdle({ isIdle: () => true, responds: async () => isAnswering, onBusy });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onBusy).not.toHaveBeenCalled();
    isAnswering = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(onBusy).toHaveBeenCalledOnce();
    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onBusy).toHaveBeenCalledOnce();
  });

  it('does not disturb a run, even one that began during the check', async () => {
    let isIdle = false;
    const responds = vi.fn(async () => {
      isIdle = false;
      return false;
    });
    const onBusy = vi.fn();
    const stop = watchIdle({ isIdle: () => isIdle, responds, onBusy });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(responds).not.toHaveBeenCalled();
    isIdle = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(responds).toHaveBeenCalledOnce();
    expect(onBusy).not.toHaveBeenCalled();
    stop();
  });
});
