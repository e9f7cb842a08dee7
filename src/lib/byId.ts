import { memoByKey } from './memo.ts';

interface Identified {
  readonly id: string;
}

const mapOf = memoByKey(
  (items: readonly Identified[]): ReadonlyMap<string, Identified> =>
    new Map(items.map((item) => [item.id, item])),
);

/** The items of a list that never changes, by their ids. Worked out once for the list. */
export function byId<Item extends Identified>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return mapOf(items) as ReadonlyMap<string, Item>;
}
