/** Returns the only item of a list; null where it has none or several. */
export const onlyOne = <Item>(items: readonly Item[]): Item | null =>
  items.length === 1 ? (items[0] ?? null) : null;
