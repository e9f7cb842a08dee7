/** Work of which only some is pending at a time. */
export interface PendingLimit {
  /**
   * Starts work as soon as there is room for it.
   *
   * @throws what earlier work threw (rejects), once nothing is pending; then nothing new starts
   */
  start(work: () => Promise<void>): Promise<void>;
  /**
   * Resolves when nothing is pending.
   *
   * @throws what the first work that failed threw (rejects)
   */
  finish(): Promise<void>;
}

/** Lets work run ahead: what is started next does not wait for the end of what was started before. */
export function limitPending(most: number): PendingLimit {
  const pending: Promise<void>[] = [];
  let failure: { readonly error: unknown } | null = null;
  const finish = async (): Promise<void> => {
    while (pending.length > 0) await pending.shift();
    if (failure !== null) throw failure.error;
  };
  return {
    start: async (work) => {
      while (pending.length >= most) await pending.shift();
      if (failure !== null) await finish();
      pending.push(
        work().catch((error: unknown) => {
          failure ??= { error };
        }),
      );
    },
    finish,
  };
}
