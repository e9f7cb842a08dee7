import { expect, it } from 'vitest';
import { commitRequests } from './commitRequests.ts';
import { toStorageFailure } from './storageFailure.ts';

const failing = (name: string, message = ''): DOMException => new DOMException(message, name);

/** Creates a transaction that behaves as in Chromium: a value that is too large ends it with an error of its own. */
function createTransaction(cause: DOMException | null) {
  const calls: string[] = [];
  let isEnded = false;
  const done = cause === null ? Promise.resolve() : Promise.reject(cause);
  done.catch(() => undefined);
  const throwIfEnded = (): void => {
    if (isEnded) throw failing('InvalidStateError', 'The transaction has finished.');
  };
  return {
    calls,
    done,
    end: () => {
      isEnded = true;
    },
    commit: () => {
      throwIfEnded();
      calls.push('commit');
    },
    abort: () => {
      throwIfEnded();
      calls.push('abort');
    },
  };
}

it('commits when every request has started', async () => {
  const transaction = createTransaction(null);
  await commitRequests(transaction, [async () => 1, async () => 2]);
  expect(transaction.calls).toEqual(['commit']);
});

it('rejects with the cause, not with the error that the transaction has ended', async () => {
  const cause = failing('UnknownError', 'The serialized keys and/or value are too large (size=9, max=8).');
  const transaction = createTransaction(cause);
  const requests = [
    () => {
      transaction.end();
      return Promise.reject(failing('AbortError'));
    },
    () => {
      throw failing('TransactionInactiveError', 'The transaction has finished.');
    },
  ];
  await expect(commitRequests(transaction, requests)).rejects.toBe(cause);
  expect(toStorageFailure(cause)).toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('larger than the browser stores in one piece'),
  });
});

it('ends with the transaction, even if its requests are never answered', async () => {
  const cause = failing('QuotaExceededError');
  const transaction = createTransaction(cause);
  const unanswered = () => new Promise<never>(() => undefined);
  await expect(commitRequests(transaction, [unanswered, unanswered])).rejects.toBe(cause);
});

it('aborts if a later request can’t start, and rejects with the cause', async () => {
  const transaction = createTransaction(null);
  const cause = failing('DataCloneError', 'A function.');
  const requests = [
    async () => 1,
    () => {
      throw cause;
    },
  ];
  await expect(commitRequests(transaction, requests)).rejects.toBe(cause);
  expect(transaction.calls).toEqual(['abort']);
});

it('rejects with the error that the transaction has ended if there is no other', async () => {
  const transaction = createTransaction(failing('AbortError'));
  transaction.end();
  await expect(commitRequests(transaction, [])).rejects.toMatchObject({ name: 'InvalidStateError' });
});
