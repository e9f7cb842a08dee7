import type { DesignModel, DesignProperty } from '../design/design.ts';
import type { Jump } from './jumps.ts';

/** A column of the grid: a property, a way to related rows, or what removes the row. */
export type Column =
  | {
      readonly kind: 'property';
      readonly property: DesignProperty;
      /** Of a property that stored rows have and the model does not declare. */
      readonly isUndeclared?: true;
    }
  | { readonly kind: 'jump'; readonly jump: Jump }
  | { readonly kind: 'destroy' };

/** @param undeclared properties that rows have and the model does not declare */
export function columnsOf(
  model: DesignModel,
  jumps: readonly Jump[],
  undeclared: readonly string[],
): readonly Column[] {
  return [
    ...model.properties.map((property) => ({ kind: 'property', property }) as const),
    ...undeclared.map((name) => {
      const property = { name, type: 'any', isRequired: false, isId: false };
      return { kind: 'property', property, isUndeclared: true } as const;
    }),
    ...jumps.map((jump) => ({ kind: 'jump', jump }) as const),
    { kind: 'destroy' },
  ];
}

export function columnKey(column: Column): string {
  if (column.kind === 'property') return `p:${column.property.name}`;
  return column.kind === 'jump' ? `j:${column.jump.label}` : 'destroy';
}

function narrowestOf(column: Column): number {
  if (column.kind === 'destroy') return 34;
  if (column.kind === 'jump') return 92;
  return column.property.isId ? 64 : 104;
}

/** The same for the head and every row, which are grids of their own. */
export function columnTemplate(columns: readonly Column[]): string {
  return columns
    .map((column) => {
      const width = narrowestOf(column);
      return width < 100 ? `${width}px` : `minmax(${width}px, 1fr)`;
    })
    .join(' ');
}

/** In CSS pixels; a narrower panel scrolls. */
export function narrowestGrid(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + narrowestOf(column), 0);
}

/** Columns that a grid has for them; rows with more are shown in the log and in files. */
const mostUndeclared = 50;

/**
 * The properties that rows have and the model does not declare, after those
 * that are known already: a column stays where it is while the grid scrolls.
 */
export function undeclaredIn(
  model: DesignModel,
  rows: readonly (Readonly<Record<string, unknown>> | null)[],
  known: readonly string[],
): readonly string[] {
  const declared = new Set(model.properties.map(({ name }) => name));
  const names = new Set(known.filter((name) => !declared.has(name)));
  for (const row of rows) {
    for (const name of row === null ? [] : Object.keys(row)) if (!declared.has(name)) names.add(name);
  }
  const shown = [...names].slice(0, mostUndeclared);
  // The grid renders again for another list: rows with more than it shows must not make one each time.
  const isSame = shown.length === known.length && shown.every((name, index) => name === known[index]);
  return isSame ? known : shown;
}
