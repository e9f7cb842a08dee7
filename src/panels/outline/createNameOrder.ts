import type { ModelEntry, ModelId } from '../../model/index.ts';

const byName = new Intl.Collator();

/** Sorts models by their names. */
export type NameOrder = (models: readonly ModelEntry[]) => readonly ModelEntry[];

/**
 * Creates a sorter that starts from its last order: when one of thousands of models
 * is renamed, each name is compared about once.
 *
 * @param compare compares two names
 */
export function createNameOrder(compare: (one: string, other: string) => number = byName.compare): NameOrder {
  let latest: ReadonlyMap<ModelId, number> = new Map();
  return (models) => {
    const sorted = models
      .map((entry, place) => ({ entry, place, before: latest.get(entry.id) ?? models.length + place }))
      .sort((one, other) => one.before - other.before)
      // Models with the same name keep their order in the project.
      .sort(
        (one, other) =>
          compare(one.entry.definition.name, other.entry.definition.name) || one.place - other.place,
      )
      .map(({ entry }) => entry);
    latest = new Map(sorted.map(({ id }, place) => [id, place]));
    return sorted;
  };
}
