import { expect, it } from 'vitest';
import { createPersistence } from './persistence.ts';

function setUp({
  isPersisted = false,
  response = true,
}: {
  isPersisted?: boolean;
  response?: boolean | Error;
} = {}) {
  let requests = 0;
  const persistence = createPersistence({
    persisted: async () => isPersisted,
    persist: async () => {
      requests += 1;
      if (response instanceof Error) throw response;
      return response;
    },
  });
  return { persistence, requests: () => requests, state: () => persistence.store.getState().state };
}

it('asks once and stores the response', async () => {
  const { persistence, requests, state } = setUp();
  expect(state()).toBe('unasked');
  await Promise.all([persistence.ask(), persistence.ask()]);
  expect([state(), requests()]).toEqual(['granted', 1]);
});

it('reports a refusal', async () => {
  const { persistence, state } = setUp({ response: false });
  await persistence.ask();
  expect(state()).toBe('refused');
});

it('does not ask again for what the browser has promised', async () => {
  const { persistence, requests, state } = setUp({ isPersisted: true });
  await persistence.ask();
  expect([state(), requests()]).toEqual(['granted', 0]);
});

it('is unavailable if the browser has no such promise, or fails to give it', async () => {
  const none = createPersistence(undefined);
  await none.ask();
  expect(none.store.getState().state).toBe('unavailable');
  const { persistence, state } = setUp({ response: new TypeError('opaque origin') });
  await persistence.ask();
  expect(state()).toBe('unavailable');
});
