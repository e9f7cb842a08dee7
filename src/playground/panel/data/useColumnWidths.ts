import { useState } from 'react';
import { useCoarsePointer } from '../../../ui/useCoarsePointer.ts';
import type { DesignModel } from '../design/design.ts';
import {
  type Column,
  columnKey,
  contentWidths,
  type MeasureText,
  roomForFinger,
  roomForMouse,
  widthKey,
} from './columns.ts';
import type { GridRow } from './useGridRows.ts';

/** The widths of columns that the user chose, by `widthKey`, in pixels of the interface. */
export interface ColumnWidths {
  readonly chosen: Readonly<Record<string, number>>;
  /** Called with null to let the column follow its content again. */
  readonly onChange: (key: string, width: number | null) => void;
}

/** Returns the width of each column in pixels of the interface: the one that the user chose, or what the visible rows need. */
export function useColumnWidths(
  model: DesignModel,
  columns: readonly Column[],
  rows: readonly (GridRow | null)[],
  { chosen }: ColumnWidths,
): readonly number[] {
  const room = useCoarsePointer() ? roomForFinger : roomForMouse;
  const [known, setKnown] = useState<Readonly<Record<string, number>>>({});
  const [measured, setMeasured] = useState<readonly unknown[]>([]);
  const keys = columns.map(columnKey).join(' ');
  let widths = known;
  // Measure each window of rows once, and not again for each key and pointer move.
  if (measured[0] !== rows || measured[1] !== keys) {
    widths = contentWidths(columns, rows, measureText(), known, room);
    setMeasured([rows, keys]);
    if (widths !== known) setKnown(widths);
  }
  return columns.map((column) => chosen[widthKey(model, column)] ?? widths[columnKey(column)] ?? 0);
}

let brush: CanvasRenderingContext2D | null = null;

/** Measures in the type of the grid, in pixels of the interface; where the browser draws no text, by the number of characters. */
function measureText(): MeasureText {
  brush ??= document.createElement('canvas').getContext('2d');
  const context = brush;
  if (context === null) return (text) => text.length * 7;
  const style = getComputedStyle(document.documentElement);
  context.font = `12px ${style.getPropertyValue('--font')}`;
  return (text) => context.measureText(text).width;
}
