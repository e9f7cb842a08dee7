// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
import { type KeyboardEvent, useRef, useState } from 'react';
import { type MenuPlace, useMenuSource } from '../../../ui/menuSource.ts';
import type { RowQuery } from '../../host/index.ts';
import type { DesignModel, DesignProperty } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import { columnsOf, columnTemplate, undeclaredIn, widthKey } from './columns.ts';
import styles from './DataGrid.module.css';
import { GridHead } from './GridHead.tsx';
import { GridLine } from './GridLine.tsx';
import type { Jump } from './jumps.ts';
import { rowMenu } from './rowMenu.ts';
import { type ColumnWidths, useColumnWidths } from './useColumnWidths.ts';
import { type GridRow, type RowId, useWindow } from './useGridRows.ts';
import { rowHeight, scrollToRow, useRange } from './useRange.ts';

interface DataGridProps {
  readonly session: Session;
  readonly model: DesignModel;
  readonly design: readonly DesignModel[];
  readonly ids: readonly RowId[];
  readonly order: RowQuery['order'];
  readonly jumps: readonly Jump[];
  /** The cell whose last edit was refused, as "row id/property". */
  readonly refused: string | null;
  readonly columnWidths: ColumnWidths;
  readonly onSort: (property: string) => void;
  readonly onEdit: (row: GridRow, property: DesignProperty, text: string) => void;
  readonly onJump: (row: GridRow, jump: Jump) => void;
  readonly onDestroy: (row: GridRow) => void;
  readonly onDuplicate: (row: GridRow) => void;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The grid of a model's rows. It renders only the visible rows and a few around them. */
export function DataGrid(props: DataGridProps) {
  const { session, model, design, ids, order, jumps, refused, onSort } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { start, count, onScroll } = useRange(scroller, ids.length);
  const shown = useWindow(session, model, design, ids, start, count);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [edited, setEdited] = useState<Cell | null>(null);
  const [known, setKnown] = useState<readonly string[]>([]);
  const undeclared = undeclaredIn(model, shown.rows, known);
  if (undeclared !== known) setKnown(undeclared);
  const columns = columnsOf(model, jumps, undeclared);
  const widths = useColumnWidths(model, columns, shown.rows, props.columnWidths);
  const template = columnTemplate(widths);
  const isInSight = (shown.rows[active.row - shown.start] ?? null) !== null;

  const activate = (row: number, column: number): void => {
    const found = shown.rows[row - shown.start] ?? null;
    const target = columns[column];
    if (found === null || target === undefined || session.isRunning) return;
    if (target.kind === 'jump') props.onJump(found, target.jump);
    else if (target.kind === 'destroy') props.onDestroy(found);
    else if (!target.property.isId) setEdited({ row, column });
  };
  const finishEdit = (row: GridRow, column: number, text: string | null): void => {
    setEdited(null);
    scroller.current?.focus();
    const target = columns[column];
    if (text !== null && target?.kind === 'property') props.onEdit(row, target.property, text);
  };
  useMenuSource(scroller, (place) => {
    const cell = cellAt(place, active);
    const row = cell === null ? null : (shown.rows[cell.row - shown.start] ?? null);
    if (cell === null || row === null) return null;
    setActive(cell);
    return rowMenu({
      ...{ model, columns, row, column: cell.column, isRunning: session.isRunning },
      onActivate: (column) => activate(cell.row, column),
      onDuplicate: () => props.onDuplicate(row),
      onNotice: props.onNotice,
    });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (edited !== null || event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const last = { row: ids.length - 1, column: columns.length - 1 };
    const to = nextCell(event, active, page, last);
    if (to !== null) {
      setActive(to);
      scrollToRow(scroller.current, to.row);
    } else if (event.key === 'Enter' || event.key === 'F2') activate(active.row, active.column);
    else if (event.key === 'Delete') activate(active.row, last.column);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={`Rows of ${model.name}`}
      aria-rowcount={ids.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isInSight ? `cell-${active.row}-${active.column}` : undefined}
      tabIndex={0}
      className={styles['grid']}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={styles['table']}
        style={{ minWidth: widths.reduce((sum, width) => sum + width, 0) }}
      >
        <GridHead
          columns={columns}
          widths={widths}
          isChosen={(column) => props.columnWidths.chosen[widthKey(model, column)] !== undefined}
          order={order}
          onSort={onSort}
          onResize={(column, width) => props.columnWidths.onChange(widthKey(model, column), width)}
        />
        <div role="rowgroup" className={styles['body']} style={{ height: ids.length * rowHeight }}>
          {shown.rows.map((row, offset) => {
            const index = shown.start + offset;
            return row === null ? null : (
              <GridLine
                key={index}
                model={model}
                columns={columns}
                template={template}
                row={row}
                index={index}
                activeColumn={active.row === index ? active.column : null}
                editedColumn={edited?.row === index ? edited.column : null}
                orphans={shown.orphans}
                refused={refused}
                onSelect={(column) => setActive({ row: index, column })}
                onActivate={(column) => activate(index, column)}
                onEdited={(column, text) => finishEdit(row, column, text)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Returns the cell of an element; the active one for the grid itself, which has the focus. */
function cellAt({ element }: MenuPlace, active: Cell): Cell | null {
  if (element.getAttribute('role') === 'grid') return active;
  const indexOf = (selector: string, attribute: string): number =>
    Number(element.closest(selector)?.getAttribute(attribute) ?? Number.NaN);
  const row = indexOf('[role="row"]', 'aria-rowindex') - 2;
  const column = indexOf('[role="gridcell"]', 'aria-colindex') - 1;
  return row >= 0 && column >= 0 ? { row, column } : null;
}

/** Returns the cell that a key moves to; null for other keys. */
function nextCell({ key, ctrlKey }: KeyboardEvent, from: Cell, page: number, last: Cell): Cell | null {
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
  const to = moves[key];
  if (to === undefined) return null;
  return {
    row: Math.max(0, Math.min(to.row, last.row)),
    column: Math.max(0, Math.min(to.column, last.column)),
  };
}
