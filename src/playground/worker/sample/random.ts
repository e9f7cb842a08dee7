import { seededRandom } from '../../../lib/seededRandom.ts';

/** Pseudo-random numbers, the same for the same seed. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** An integer; both ends are possible. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  chance(probability: number): boolean;
}

/**
 * A separate stream for every seed: a value seeded by model, property and row
 * stays the same when other properties are added or removed.
 */
export function createRandom(seed: string): Random {
  const next = seededRandom(hash(seed));
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    chance: (probability) => next() < probability,
  };
}

/** FNV-1a over the code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
