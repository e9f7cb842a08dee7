import type { ModelEntry, ModelId } from '../../model/index.ts';

const byName = new Intl.Collator();

/** Sorts models by their names. */
export type NameOrder = (models: readonly ModelEntry[]) => readonly ModelEntry[];

/**
 * Makes a sorter that begins with its latest order: where one of thousands of
 * models got another name, each name is compared about once.
 *
 * @param compare two names
 */
export function createNameOrder(compare: (one: string, other: string) => number = byName.compare): NameOrder {
  let latest: ReadonlyMap<ModelId, number> = new Map();
  return (models) => {
    const sorted = models
      .map((entry, place) => ({ entry, place, before: latest.get(entry.id) ?? models.length + place }))
      .sort((one, other) => one.before - other.before)
      // Models of one name stand in the order of the project.
      .sort(
        (one, other) =>
          compare(one.entry.definition.name, other.entry.definition.name) || one.place - other.place,
      )
      .map(({ entry }) => entry);
    latest = new Map(sorted.map(({ id }, place) => [id, place]));
    return sorted;
  };
}
