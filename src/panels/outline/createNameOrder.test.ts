import { expect, it } from 'vitest';
import type { ModelEntry } from '../../model/index.ts';
import { createNameOrder } from './createNameOrder.ts';

const modelsOf = (names: readonly string[]): readonly ModelEntry[] =>
  names.map((name, index) => ({
    id: `m${index}`,
    path: `common/models/m${index}.json`,
    definition: { name },
    source: null,
    position: { x: 0, y: 0 },
  }));

const idsOf = (models: readonly ModelEntry[]): readonly string[] => models.map(({ id }) => id);

it('sorts by name, and models with the same name as in the project', () => {
  const sort = createNameOrder();
  const first = modelsOf(['b', 'Äpfel', 'c', 'b', 'a']);
  expect(idsOf(sort(first))).toEqual(['m4', 'm1', 'm0', 'm3', 'm2']);
  // The latest order does not count where names are equal now.
  const second = modelsOf(['b', 'b', 'c', 'a', 'b']);
  expect(idsOf(sort(second))).toEqual(['m3', 'm0', 'm1', 'm4', 'm2']);
});

it('compares each name about once if one of many has changed', () => {
  let compared = 0;
  const collator = new Intl.Collator();
  const sort = createNameOrder((one, other) => {
    compared += 1;
    return collator.compare(one, other);
  });
  const names = Array.from({ length: 1000 }, (_, index) => `Model${(index * 617) % 1000}`);
  sort(modelsOf(names));
  expect(compared).toBeGreaterThan(5000);
  compared = 0;
  const sorted = sort(modelsOf(names.map((name, index) => (index === 500 ? 'Another' : name))));
  expect(sorted[0]?.id).toBe('m500');
  expect(compared).toBeLessThan(1200);
});
