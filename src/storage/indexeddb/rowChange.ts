import type { JsonValue } from '../../lib/json.ts';
import type { Row } from '../../runtime/connector.ts';

/** A change within the rows of a model. */
export interface RowChange {
  /** Old and new names of properties, changed at once: two may swap their names. */
  readonly properties: readonly (readonly [from: string, to: string])[];
  /** Texts to replace by others, by the new name of the property. */
  readonly values: readonly { readonly property: string; readonly texts: ReadonlyMap<string, string> }[];
}

/** How many rows a change passed, and how many it changed. */
export interface RowCounts {
  readonly rows: number;
  readonly moved: ReadonlyMap<string, number>;
  readonly replaced: number;
}

/** Creates a function that changes a row, and counts the changes. */
export function createRowChange({ properties, values }: RowChange): {
  readonly apply: (row: Row) => Row;
  readonly counts: () => RowCounts;
} {
  let rows = 0;
  let replaced = 0;
  const moved = new Map<string, number>();

  /** Moves values to their new names, in the same order. A value that had a new name is dropped, unless it moves too. */
  const moveValues = (row: Row): Row => {
    const found = properties.filter(([from]) => Object.hasOwn(row, from) && row[from] !== undefined);
    if (found.length === 0) return row;
    for (const [from] of found) moved.set(from, (moved.get(from) ?? 0) + 1);
    const names = new Map(found);
    const taken = new Set(names.values());
    return Object.fromEntries(
      Object.entries(row).flatMap(([name, value]): [string, JsonValue | undefined][] => {
        const next = names.get(name);
        if (next !== undefined) return [[next, value]];
        return taken.has(name) ? [] : [[name, value]];
      }),
    ) as Row;
  };
  const replaceTexts = (row: Row): Row => {
    const found = values.flatMap(({ property, texts }) => {
      const text = Object.hasOwn(row, property) ? row[property] : undefined;
      const next = typeof text === 'string' ? texts.get(text) : undefined;
      return next === undefined ? [] : [[property, next] as const];
    });
    if (found.length === 0) return row;
    replaced += 1;
    return { ...row, ...Object.fromEntries(found) };
  };
  return {
    apply: (row) => {
      rows += 1;
      return replaceTexts(moveValues(row));
    },
    counts: () => ({ rows, moved, replaced }),
  };
}
