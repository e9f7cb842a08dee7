/** The position of a cell in a grid. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Returns the cell that a key moves to; null for other keys.
 *
 * @param page the number of rows that Page Up and Page Down move over
 */
export function nextCell({ key, ctrlKey }: PressedKey, from: Cell, page: number, last: Cell): Cell | null {
  const { row, column } = from;
  const moves: Readonly<Record<string, Cell>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: ctrlKey ? { row: 0, column } : { row, column: 0 },
    End: ctrlKey ? { row: last.row, column } : { row, column: last.column },
  };
  const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (to === undefined) return null;
  return {
    row: Math.max(0, Math.min(to.row, last.row)),
    column: Math.max(0, Math.min(to.column, last.column)),
  };
}
