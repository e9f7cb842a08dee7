import { describe, expect, it } from 'vitest';
import { inSlices } from '../lib/inSlices.ts';
import { createSlices, yieldToPage } from './slices.ts';

describe('createSlices', () => {
  it('gives the page a turn only after a slice of time', async () => {
    let time = 0;
    let turns = 0;
    const slices = createSlices({
      now: () => time,
      giveTurn: async () => {
        turns += 1;
      },
    });
    for (let step = 0; step < 100; step += 1) {
      time += 1;
      await slices.pause();
    }
    expect(turns).toBe(8);
  });

  it('throws the reason of an aborted signal, also when it is aborted during a turn', async () => {
    const reason = new DOMException('no more', 'AbortError');
    const before = new AbortController();
    before.abort(reason);
    await expect(createSlices({ signal: before.signal }).pause()).rejects.toBe(reason);

    const during = new AbortController();
    let time = 0;
    const slices = createSlices({
      signal: during.signal,
      now: () => time,
      giveTurn: async () => during.abort(reason),
    });
    time = 1000;
    await expect(slices.pause()).rejects.toBe(reason);
  });

  it('really gives a turn: what waits is done before it goes on', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('waiting'));
    await yieldToPage();
    await yieldToPage();
    order.push('going on');
    expect(order).toEqual(['waiting', 'going on']);
  });
});

describe('inSlices', () => {
  it('pauses after each step and returns what the work returns', async () => {
    const order: string[] = [];
    function* work(): Generator<undefined, string> {
      order.push('one');
      yield;
      order.push('two');
      yield;
      return 'done';
    }
    const pause = async (): Promise<void> => {
      order.push('pause');
    };
    expect(await inSlices(work(), { pause })).toBe('done');
    expect(order).toEqual(['one', 'pause', 'two', 'pause']);
  });
});
