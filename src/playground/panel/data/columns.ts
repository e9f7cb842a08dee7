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

/** The same for the head and every row, which are grids of their own. */
export function columnTemplate(columns: readonly Column[]): string {
  return columns
    .map((column) => {
      if (column.kind === 'destroy') return '34px';
      return column.kind === 'property' && column.property.isId ? '72px' : 'minmax(104px, 1fr)';
    })
    .join(' ');
}
