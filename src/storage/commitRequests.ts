/** The part of a transaction that is used. */
interface CommittableTransaction {
  readonly done: Promise<void>;
  commit(): void;
  abort(): void;
}

/** The errors of the browser that follow the first one. */
const consequences = new Set(['AbortError', 'InvalidStateError', 'TransactionInactiveError']);

/**
 * Starts all requests of a transaction and commits it without a pause, so that it
 * completes even if the page is being closed. Rejects with the cause: a value that
 * is too large ends the transaction at once, and the next request only reports that
 * it has ended.
 *
 * @param requests functions that start a request each; none waits for another
 */
export async function commitRequests(
  transaction: CommittableTransaction,
  requests: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const reasons: unknown[] = [];
  const record = (reason: unknown): void => void reasons.push(reason);
  const thrown: unknown[] = [];
  try {
    for (const start of requests) start().catch(record);
    transaction.commit();
  } catch (error) {
    thrown.push(error);
    // All or nothing, even if only a later request fails to start.
    thrown.push(...abort(transaction));
  }
  // Requests are answered before the transaction ends. If the disk is full, Chromium leaves some unanswered.
  await transaction.done.catch(record);
  const all = [...reasons, ...thrown];
  if (all.length === 0) return;
  throw all.find((error) => !isConsequence(error)) ?? thrown[0] ?? all[0];
}

function abort(transaction: CommittableTransaction): readonly unknown[] {
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
