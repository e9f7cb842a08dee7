import type { DesignModel, DesignProperty } from '../design/design.ts';
import type { Jump } from './jumps.ts';

/** A column of the grid: a property, a jump to related rows, or the button that removes the row. */
export type Column =
  | {
      readonly kind: 'property';
      readonly property: DesignProperty;
      /** Set for a property that stored rows have and the model does not declare. */
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

function minWidthOf(column: Column): number {
  if (column.kind === 'destroy') return 34;
  if (column.kind === 'jump') return 92;
  return column.property.isId ? 64 : 104;
}

/** Returns the same column widths for the head and for every row, because each is a CSS grid of its own. */
export function columnTemplate(columns: readonly Column[]): string {
  return columns
    .map((column) => {
      const width = minWidthOf(column);
      return width < 100 ? `${width}px` : `minmax(${width}px, 1fr)`;
    })
    .join(' ');
}

/** Returns the least width of the grid in CSS pixels; a narrower panel scrolls. */
export function minGridWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + minWidthOf(column), 0);
}

/** The most undeclared columns of a grid; the log and exported files show all. */
const mostUndeclared = 50;

/**
 * Lists the properties that rows have and the model does not declare, after
 * those already known: a column keeps its position while the grid scrolls.
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
  // A new list renders the grid again: do not create one where the shown columns are the same.
  const isSame = shown.length === known.length && shown.every((name, index) => name === known[index]);
  return isSame ? known : shown;
}
