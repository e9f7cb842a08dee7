/** Something with an id in a list of the project: an area, a note. */
interface Item {
  readonly id: string;
}

/** Changes one item of a list. Returns the same list where nothing changes or there is no such item. */
export function withItemChanged<Value extends Item>(
  items: readonly Value[],
  id: string,
  changes: Partial<Omit<Value, 'id'>>,
): readonly Value[] {
  let isChanged = false;
  const result = items.map((item) => {
    const changed = { ...item, ...changes, id: item.id };
    if (item.id !== id || JSON.stringify(changed) === JSON.stringify(item)) return item;
    isChanged = true;
    return changed;
  });
  return isChanged ? result : items;
}

/** Removes items from a list. Returns the same list where it has none of them. */
export function withoutItems<Value extends Item>(
  items: readonly Value[],
  ids: readonly string[],
): readonly Value[] {
  const gone = new Set(ids);
  return items.some(({ id }) => gone.has(id)) ? items.filter(({ id }) => !gone.has(id)) : items;
}
