import { expect, it } from 'vitest';
import { createCallTurns } from './callTurns.ts';

/** A call that ends when the test says so. */
function openCall(log: string[], name: string) {
  let end: (failure?: Error) => void = () => undefined;
  const start = (): Promise<string> => {
    log.push(`${name} starts`);
    return new Promise((resolve, reject) => {
      end = (failure) => (failure ? reject(failure) : resolve(name));
    });
  };
  return { start, end: (failure?: Error) => end(failure) };
}

it('starts calls at once', () => {
  const log: string[] = [];
  const turns = createCallTurns();
  turns.pass(openCall(log, 'a').start);
  turns.alone(openCall(log, 'b').start);
  expect(log).toEqual(['a starts', 'b starts']);
});

it('lets calls wait for a call of several steps, in their order', async () => {
  const log: string[] = [];
  const turns = createCallTurns();
  const first = openCall(log, 'first');
  const second = openCall(log, 'second');
  const running = turns.alone(first.start);
  turns.pass(openCall(log, 'read').start);
  turns.alone(second.start);
  turns.pass(openCall(log, 'last').start);
  expect(log).toEqual(['first starts']);
  first.end();
  await running;
  await expect.poll(() => log).toEqual(['first starts', 'read starts', 'second starts']);
  second.end();
  await expect.poll(() => log.at(-1)).toBe('last starts');
});

it('continues after a failed call', async () => {
  const log: string[] = [];
  const turns = createCallTurns();
  const first = openCall(log, 'first');
  const running = turns.alone(first.start);
  const next = openCall(log, 'next');
  const later = turns.pass(next.start);
  first.end(new Error('no'));
  await expect(running).rejects.toThrow('no');
  await expect.poll(() => log).toEqual(['first starts', 'next starts']);
  next.end();
  expect(await later).toBe('next');
  turns.pass(openCall(log, 'after').start);
  expect(log.at(-1)).toBe('after starts');
});
