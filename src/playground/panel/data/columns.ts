import type { DesignModel, DesignProperty } from '../design.ts';
import type { Jump } from './jumps.ts';

/** A column of the grid: a property, a way to related rows, or what removes the row. */
export type Column =
  | { readonly kind: 'property'; readonly property: DesignProperty }
  | { readonly kind: 'jump'; readonly jump: Jump }
  | { readonly kind: 'destroy' };

export function columnsOf(model: DesignModel, jumps: readonly Jump[]): readonly Column[] {
  return [
    ...model.properties.map((property) => ({ kind: 'property', property }) as const),
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
