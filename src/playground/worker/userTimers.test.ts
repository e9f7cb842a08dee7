import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TimerScope, trackTimers } from './userTimers.ts';

let scope: TimerScope;
let endTimers: () => number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis as unknown as TimerScope;
  scope = { setTimeout, setInterval, clearTimeout, clearInterval };
  endTimers = trackTimers(scope);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('trackTimers', () => {
  it('leaves timers as they are', () => {
    const fired: unknown[] = [];
    scope.setTimeout((value) => fired.push(value), 10, 'once');
    const ticking = scope.setInterval((value) => fired.push(value), 20, 'tick');
    scope.clearTimeout(scope.setTimeout(() => fired.push('never'), 5));
    vi.advanceTimersByTime(45);
    scope.clearInterval(ticking);
    vi.advanceTimersByTime(100);
    expect(fired).toEqual(['once', 'tick', 'tick']);
    expect(endTimers()).toBe(0);
  });

  it('ends what is pending, and counts it', () => {
    const fired = vi.fn();
    scope.setTimeout(fired, 10);
    scope.setInterval(fired, 10);
    expect(endTimers()).toBe(2);
    vi.advanceTimersByTime(100);
    expect(fired).not.toHaveBeenCalled();
  });
});
