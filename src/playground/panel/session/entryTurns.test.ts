import { expect, it } from 'vitest';
import { createEntryTurns } from './entryTurns.ts';

it('lets one task run at a time; patient ones wait in their order, others do not begin', async () => {
  const turns = createEntryTurns();
  const begun: string[] = [];
  const begin = async (name: string): Promise<void> => {
    if (await turns.enter(true)) begun.push(name);
  };
  expect(await turns.enter(false)).toBe(true);
  const [second, third] = [begin('second'), begin('third')];
  expect(await turns.enter(false)).toBe(false);
  expect(begun).toEqual([]);
  turns.leave();
  // Nothing comes between the task that ends and the next in turn.
  expect(turns.isBusy()).toBe(true);
  expect(await turns.enter(false)).toBe(false);
  await second;
  expect(begun).toEqual(['second']);
  turns.leave();
  await third;
  turns.leave();
  expect(turns.isBusy()).toBe(false);
  expect(await turns.enter(true)).toBe(true);
});
