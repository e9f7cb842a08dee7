import { describe, expect, it } from 'vitest';
import { createTaskTurns } from './taskTurns.ts';

describe('turns of tasks', () => {
  it('follow one another, also after a failed task', async () => {
    const turns = createTaskTurns();
    const order: string[] = [];
    const first = turns.take(async () => {
      await Promise.resolve();
      order.push('first');
      throw new Error('refused');
    });
    const second = turns.take(async () => void order.push('second'));
    expect(turns.isIdle()).toBe(false);
    await expect(first).rejects.toThrow('refused');
    await second;
    expect(order).toEqual(['first', 'second']);
    await turns.take(async () => {});
    await Promise.resolve();
    expect(turns.isIdle()).toBe(true);
  });

  it('remember a stop that comes before the task has begun, and between two of its steps', async () => {
    const turns = createTaskTurns();
    let reachStep = (): void => {};
    const step = new Promise<void>((resolve) => {
      reachStep = resolve;
    });
    const running = turns.take(async (turn) => {
      const before = turn.isStopped();
      await step;
      return [before, turn.isStopped()];
    });
    const waiting = turns.take(async (turn) => turn.isStopped());
    await Promise.resolve();
    turns.stop();
    reachStep();
    expect(await running).toEqual([false, true]);
    expect(await waiting).toBe(true);
  });

  it('do not apply a stop to later tasks', async () => {
    const turns = createTaskTurns();
    turns.stop();
    expect(await turns.take(async (turn) => turn.isStopped())).toBe(false);
  });
});
