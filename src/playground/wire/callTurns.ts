/** Keeps calls of several steps apart from what is called after them. */
export interface CallTurns {
  /** Starts a call at once, or after the call of several steps that is running. */
  pass<Value>(start: () => Promise<Value>): Promise<Value>;
  /** As `pass`; every later call waits until this one has ended, so that what it reads stays true until it writes. */
  alone<Value>(start: () => Promise<Value>): Promise<Value>;
}

export function createCallTurns(): CallTurns {
  /** When the last call of several steps has ended; it never rejects. */
  let ended: Promise<void> | undefined;
  const pass = <Value>(start: () => Promise<Value>): Promise<Value> => (ended ? ended.then(start) : start());
  return {
    pass,
    alone(start) {
      const running = pass(start);
      const forget = (): void => {
        if (ended === own) ended = undefined;
      };
      const own: Promise<void> = running.then(forget, forget);
      ended = own;
      return running;
    },
  };
}
