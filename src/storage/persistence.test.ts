import { expect, it } from 'vitest';
import { createPersistence } from './persistence.ts';

function stage({
  isPersisted = false,
  answer = true,
}: {
  isPersisted?: boolean;
  answer?: boolean | Error;
} = {}) {
  let questions = 0;
  const persistence = createPersistence({
    persisted: async () => isPersisted,
    persist: async () => {
      questions += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { persistence, questions: () => questions, state: () => persistence.store.getState().state };
}

it('asks once and keeps the answer', async () => {
  const { persistence, questions, state } = stage();
  expect(state()).toBe('unasked');
  await Promise.all([persistence.ask(), persistence.ask()]);
  expect([state(), questions()]).toEqual(['granted', 1]);
});

it('tells of a refusal', async () => {
  const { persistence, state } = stage({ answer: false });
  await persistence.ask();
  expect(state()).toBe('refused');
});

it('does not ask for what it has', async () => {
  const { persistence, questions, state } = stage({ isPersisted: true });
  await persistence.ask();
  expect([state(), questions()]).toEqual(['granted', 0]);
});

it('does without where the browser has no such promise, or fails to give it', async () => {
  const none = createPersistence(undefined);
  await none.ask();
  expect(none.store.getState().state).toBe('unavailable');
  const { persistence, state } = stage({ answer: new TypeError('opaque origin') });
  await persistence.ask();
  expect(state()).toBe('unavailable');
});
