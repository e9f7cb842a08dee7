/** What is needed of a transaction. */
interface Going {
  readonly done: Promise<void>;
  commit(): void;
  abort(): void;
}

/** What the browser says of everything after the first thing that went wrong. */
const consequences = new Set(['AbortError', 'InvalidStateError', 'TransactionInactiveError']);

/**
 * Starts all requests of a transaction and its commit without a pause: nothing
 * more is needed from the page, which may be on its way out. Rejects with the
 * cause: a value that is too large ends the transaction at once, and the next
 * request only says that it has ended.
 *
 * @param requests each starts one; none of them waits for another
 */
export async function inOneGo(
  transaction: Going,
  requests: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const started: Promise<unknown>[] = [];
  const thrown: unknown[] = [];
  try {
    for (const start of requests) started.push(start());
    transaction.commit();
  } catch (error) {
    thrown.push(error);
    // All or nothing, also where only a later request can't be made.
    thrown.push(...abort(transaction));
  }
  const outcomes = await Promise.allSettled([transaction.done, ...started]);
  const reasons: readonly unknown[] = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  const all = [...reasons, ...thrown];
  if (all.length === 0) return;
  throw all.find((error) => !isConsequence(error)) ?? thrown[0] ?? all[0];
}

function abort(transaction: Going): readonly unknown[] {
  try {
    transaction.abort();
    return [];
  } catch (error) {
    // It has ended already.
    return [error];
  }
}

function isConsequence(error: unknown): boolean {
  return error instanceof DOMException && consequences.has(error.name);
}
