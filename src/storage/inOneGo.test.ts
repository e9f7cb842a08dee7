import { expect, it } from 'vitest';
import { inOneGo } from './inOneGo.ts';
import { toStorageFailure } from './storageFailure.ts';

const failing = (name: string, message = ''): DOMException => new DOMException(message, name);

/** A transaction as Chromium's behaves: what is too large ends it with an error of its own. */
function endedBy(cause: DOMException | null) {
  const calls: string[] = [];
  let isEnded = false;
  const done = cause === null ? Promise.resolve() : Promise.reject(cause);
  done.catch(() => undefined);
  const whenEnded = (): void => {
    if (isEnded) throw failing('InvalidStateError', 'The transaction has finished.');
  };
  return {
    calls,
    done,
    end: () => {
      isEnded = true;
    },
    commit: () => {
      whenEnded();
      calls.push('commit');
    },
    abort: () => {
      whenEnded();
      calls.push('abort');
    },
  };
}

it('commits when every request is made', async () => {
  const transaction = endedBy(null);
  await inOneGo(transaction, [async () => 1, async () => 2]);
  expect(transaction.calls).toEqual(['commit']);
});

it('tells the cause, not that the transaction has ended', async () => {
  const cause = failing('UnknownError', 'The serialized keys and/or value are too large (size=9, max=8).');
  const transaction = endedBy(cause);
  const requests = [
    () => {
      transaction.end();
      return Promise.reject(failing('AbortError'));
    },
    () => {
      throw failing('TransactionInactiveError', 'The transaction has finished.');
    },
  ];
  await expect(inOneGo(transaction, requests)).rejects.toBe(cause);
  expect(toStorageFailure(cause)).toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('larger than the browser stores in one piece'),
  });
});

it('ends with the transaction, whose requests may stay without an answer', async () => {
  const cause = failing('QuotaExceededError');
  const transaction = endedBy(cause);
  const unanswered = () => new Promise<never>(() => undefined);
  await expect(inOneGo(transaction, [unanswered, unanswered])).rejects.toBe(cause);
});

it('aborts where a later request can’t be made, and tells why', async () => {
  const transaction = endedBy(null);
  const cause = failing('DataCloneError', 'A function.');
  const requests = [
    async () => 1,
    () => {
      throw cause;
    },
  ];
  await expect(inOneGo(transaction, requests)).rejects.toBe(cause);
  expect(transaction.calls).toEqual(['abort']);
});

it('tells that the transaction has ended where nothing else is known', async () => {
  const transaction = endedBy(failing('AbortError'));
  transaction.end();
  await expect(inOneGo(transaction, [])).rejects.toMatchObject({ name: 'InvalidStateError' });
});
