/** A task's place in the queue, and whether the user has stopped the task, running or not. */
export interface TaskTurn {
  readonly isStopped: () => boolean;
}

/** Runs tasks one after the other, and remembers a stop until the task checks for it. */
export function createTaskTurns() {
  const open = new Set<{ isStopped: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    isIdle: (): boolean => open.size === 0,
    take: <Value>(task: (turn: TaskTurn) => Promise<Value>): Promise<Value> => {
      const state = { isStopped: false };
      open.add(state);
      const result = last.then(() => task({ isStopped: () => state.isStopped }));
      last = result.catch(() => undefined).finally(() => open.delete(state));
      return result;
    },
    /** Stops the tasks that run or wait, not later ones. */
    stop: (): void => {
      for (const state of open) state.isStopped = true;
    },
  };
}
