import { shownLimits } from '../wire/limits.ts';
import type { Shown, ShownRow } from '../wire/shown.ts';

const indexColumn = '(index)';
const valueColumn = 'Values';

/**
 * What `console.table(value, columns)` prints: a row for each member of a list,
 * a Map, a Set or an object, with a column for each member of the rows, and one
 * for rows that are not objects.
 *
 * @param columns the members to show, in their order; all of them where it is not a list
 * @returns null for a value without members
 */
export function toPrintedTable(
  value: unknown,
  columns: unknown,
  show: (value: unknown) => Shown,
): Shown | null {
  const all = membersOf(value);
  if (all === null) return null;
  const members = all.slice(0, shownLimits.items);
  const wanted = Array.isArray(columns) ? columns.map(String) : null;
  const names = new Set<string>(wanted ?? []);
  let hasPlain = false;
  const rows = members.map(([index, row]) => {
    const cells = cellsOf(row);
    hasPlain ||= cells === null;
    if (wanted === null) for (const name of cells?.keys() ?? []) names.add(name);
    return { index, row, cells };
  });
  const shownNames = [...names].slice(0, shownLimits.columns - 2);
  const isLongest = hasPlain && wanted === null;
  return {
    kind: 'table',
    model: null,
    columns: [indexColumn, ...shownNames, ...(isLongest ? [valueColumn] : [])].map(cut),
    rows: rows.map(({ index, row, cells }): ShownRow => {
      const named = shownNames.map((name) => (cells?.has(name) ? show(cells.get(name)) : null));
      const plain = isLongest ? [cells === null ? show(row) : null] : [];
      return { isNew: false, cells: [show(index), ...named, ...plain] };
    }),
    more: all.length - members.length,
  };
}

type Member = readonly [index: unknown, row: unknown];

function membersOf(value: unknown): readonly Member[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value].map((row, index) => [index, row]);
  if (Array.isArray(value)) return Array.from(value, (row, index) => [index, row]);
  return Object.entries(plainOf(value));
}

/** The members of a row by name; null where it is not an object. */
function cellsOf(row: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof row !== 'object' || row === null || row instanceof Date) return null;
  return new Map(Object.entries(plainOf(row)));
}

/** Members of a model instance are read through the runtime. */
function plainOf(value: object): object {
  const { toObject } = value as { toObject?: unknown };
  const plain: unknown = typeof toObject === 'function' ? Reflect.apply(toObject, value, []) : value;
  return typeof plain === 'object' && plain !== null ? plain : value;
}

function cut(text: string): string {
  return text.slice(0, shownLimits.text);
}
