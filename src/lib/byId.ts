interface Identified {
  readonly id: string;
}

const known = new WeakMap<readonly Identified[], ReadonlyMap<string, Identified>>();

/** The items of a list that never changes, by their ids. Worked out once for the list. */
export function byId<Item extends Identified>(items: readonly Item[]): ReadonlyMap<string, Item> {
  const earlier = known.get(items) as ReadonlyMap<string, Item> | undefined;
  if (earlier) return earlier;
  const result = new Map(items.map((item) => [item.id, item]));
  known.set(items, result);
  return result;
}
