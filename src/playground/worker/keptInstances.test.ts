import { expect, it } from 'vitest';
import { createKeptInstances } from './keptInstances.ts';

it('numbers each instance once, and names it for the code', () => {
  const kept = createKeptInstances();
  const [first, second] = [{}, {}];
  expect([kept.keep(first), kept.keep(second), kept.keep(first)]).toEqual([1, 2, 1]);
  expect(kept.scope()).toEqual({ $1: first, $2: second });
  expect(kept.scope()['$1']).toBe(first);
});

it('drops the oldest of more than fifty instances, which keeps its number', () => {
  const kept = createKeptInstances();
  const instances = Array.from({ length: 51 }, () => ({}));
  for (const instance of instances) kept.keep(instance);
  const names = Object.keys(kept.scope());
  expect([names.length, names[0], names.at(-1)]).toEqual([50, '$2', '$51']);
  expect(kept.keep(instances[0] ?? {})).toBe(1);
  expect(kept.keep({})).toBe(52);
});
