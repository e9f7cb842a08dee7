/** Keeps a call of several steps apart from later calls. */
export interface CallTurns {
  /** Starts a call at once, or after the running call of several steps. */
  pass<Value>(start: () => Promise<Value>): Promise<Value>;
  /** As `pass`; later calls wait until this one has ended, so that what it reads stays true until it writes. */
  alone<Value>(start: () => Promise<Value>): Promise<Value>;
}

export function createCallTurns(): CallTurns {
  /** Resolves when the last call of several steps has ended; never rejects. */
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
