/** Lets one task run at a time. */
export interface EntryTurns {
  readonly isBusy: () => boolean;
  /**
   * Begins a task; `leave` has to end it.
   *
   * @param isPatient whether it waits for the task that runs, in the order of the calls
   * @returns whether it has begun: false where another task runs
   */
  enter(isPatient: boolean): Promise<boolean>;
  leave(): void;
}

export function createEntryTurns(): EntryTurns {
  const waiting: (() => void)[] = [];
  let isBusy = false;
  return {
    isBusy: () => isBusy,
    enter: async (isPatient) => {
      if (isBusy && !isPatient) return false;
      // The task that ends hands the turn on, so that no other one comes between.
      if (isBusy) await new Promise<void>((resolve) => waiting.push(resolve));
      isBusy = true;
      return true;
    },
    leave: () => {
      const next = waiting.shift();
      if (next === undefined) isBusy = false;
      else next();
    },
  };
}
