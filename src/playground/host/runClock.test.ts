import { describe, expect, it } from 'vitest';
import { createRunClock, describeStop, type RunSample } from './runClock.ts';

const limits = { own: 5_000, whole: 60_000 };
const busy: RunSample = { elapsed: 100, callsInFlight: 0, isResponding: false };
const waiting: RunSample = { elapsed: 100, callsInFlight: 1, isResponding: true };

/** Ticks until there is a reason; returns it with the number of ticks. */
function stopAfter(sample: RunSample, most = 10_000) {
  const tick = createRunClock(limits);
  for (let count = 1; count <= most; count += 1) {
    const reason = tick(sample);
    if (reason !== null) return [reason, count];
  }
  return null;
}

describe('createRunClock', () => {
  it('stops a worker that does not finish in time, responding or not', () => {
    expect(stopAfter(busy)).toEqual(['busy', 50]);
    expect(stopAfter({ ...busy, isResponding: true })).toEqual(['waiting', 50]);
  });

  it('does not count time spent waiting for rows, up to the limit of the whole run', () => {
    expect(stopAfter(waiting, 500)).toBeNull();
    expect(stopAfter(waiting)).toEqual(['wholeTime', 600]);
  });

  it('counts a loop that has open calls but never waits for them', () => {
    expect(stopAfter({ ...waiting, isResponding: false })).toEqual(['busy', 50]);
  });

  it('does not count time in which the page slept', () => {
    expect(createRunClock(limits)({ ...busy, elapsed: 3_600_000 })).toBeNull();
  });
});

describe('describeStop', () => {
  it('names the limit, what was kept, and what to look for', () => {
    expect(describeStop('busy', limits)).toMatch(
      /^Stopped after 5 s: .*endless loop.* Rows stored so far stay/,
    );
    expect(describeStop('waiting', limits)).toMatch(/^Stopped after 5 s: .*next\(\) that is not called/);
    expect(describeStop('wholeTime', limits)).toMatch(/^Stopped after 60 s: .*Pass create a list/);
  });
});
