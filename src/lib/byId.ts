import { memoByKey } from './memo.ts';

interface Identified {
  readonly id: string;
}

const mapOf = memoByKey(
  (items: readonly Identified[]): ReadonlyMap<string, Identified> =>
    new Map(items.map((item) => [item.id, item])),
);

/** Returns the items of an immutable list by id. The map is built once for each list. */
export function byId<Item extends Identified>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return mapOf(items) as ReadonlyMap<string, Item>;
}
