import { useMemo, useState } from 'react';
import type { IdList } from '../../wire/idList.ts';
import type { GridRow, RowId } from './useGridRows.ts';
import type { Gap } from './useRange.ts';

/** The cell whose items are unfolded. */
interface UnfoldedCell {
  readonly id: RowId;
  readonly property: string;
}

/** Tracks the cell whose items are unfolded below its row: by the id of the row, which may move. */
export function useUnfolded(ids: IdList) {
  const [cell, setCell] = useState<UnfoldedCell | null>(null);
  const [height, setHeight] = useState(0);
  const [last, setLast] = useState<GridRow | null>(null);
  const index = useMemo(() => (cell === null ? -1 : ids.indexOf(cell.id)), [ids, cell]);
  const isShown = cell !== null && index >= 0;
  return {
    property: isShown ? cell.property : null,
    index,
    id: isShown ? cell.id : null,
    gap: useMemo((): Gap | null => (isShown ? { below: index, height } : null), [isShown, index, height]),
    setHeight,
    /** Returns the row: the given one, or as it last was while it is out of sight. */
    rowOf: (row: GridRow | null): GridRow | null => {
      if (!isShown) return null;
      if (row !== null && row !== last) setLast(row);
      return row ?? last;
    },
    open: (id: RowId, property: string): void => {
      setLast(null);
      setCell({ id, property });
    },
    close: (): void => setCell(null),
  };
}
