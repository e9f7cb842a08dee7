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
  const reasons: unknown[] = [];
  const note = (reason: unknown): void => void reasons.push(reason);
  const thrown: unknown[] = [];
  try {
    for (const start of requests) start().catch(note);
    transaction.commit();
  } catch (error) {
    thrown.push(error);
    // All or nothing, also where only a later request can't be made.
    thrown.push(...abort(transaction));
  }
  // Requests are answered before the transaction ends. Where the disk is full Chromium leaves some without any answer.
  await transaction.done.catch(note);
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
