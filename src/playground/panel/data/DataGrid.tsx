// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import { type MenuPlace, useMenuSource } from '../../../ui/menuSource.ts';
import type { RowQuery } from '../../host/index.ts';
import type { IdList } from '../../wire/idList.ts';
import type { DesignModel, DesignProperty } from '../design/design.ts';
import type { Session } from '../session/useSession.ts';
import type { EditStep } from './CellEditor.tsx';
import { columnsOf, columnTemplate, widthKey } from './columns.ts';
import styles from './DataGrid.module.css';
import { GridHead } from './GridHead.tsx';
import { GridLine } from './GridLine.tsx';
import { type Cell, nextCell } from './gridKeys.ts';
import { heldItemsOf } from './items/heldItems.ts';
import { ItemsView } from './items/ItemsView.tsx';
import type { Jump, JumpPlace } from './jumps.ts';
import { rowMenu } from './rowMenu.ts';
import { type ColumnWidths, useColumnWidths } from './useColumnWidths.ts';
import { type GridRow, type RowId, useWindow } from './useGridRows.ts';
import { scrollToRow, topOf, useRange, useRowHeight } from './useRange.ts';
import { useUndeclared } from './useUndeclared.ts';
import { useUnfolded } from './useUnfolded.ts';

interface DataGridProps {
  readonly session: Session;
  readonly model: DesignModel;
  readonly design: readonly DesignModel[];
  readonly ids: IdList;
  readonly order: RowQuery['order'];
  readonly jumps: readonly Jump[];
  /** Why the last edits of cells were refused, by "row id/property". */
  readonly refused: ReadonlyMap<string, string>;
  readonly columnWidths: ColumnWidths;
  readonly onSort: (property: string) => void;
  readonly onEdit: (row: GridRow, property: DesignProperty, text: string) => void;
  readonly onJump: (row: GridRow, jump: Jump) => void;
  /** Shows rows that a cell of this row references. */
  readonly onShow: (place: JumpPlace, from: GridRow) => void;
  readonly onDestroy: (row: GridRow) => void;
  readonly onDuplicate: (row: GridRow) => void;
  /** Shows a notice that is not an entry of the log. */
  readonly onNotice: (text: string) => void;
}

/** The grid of a model's rows. It renders only the visible rows and a few around them. */
export function DataGrid(props: DataGridProps) {
  const { session, model, design, ids, order, jumps, refused, onSort } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const unfolded = useUnfolded(ids);
  const { gap } = unfolded;
  const rowHeight = useRowHeight();
  const { start, count, scale, shift, onScroll } = useRange(scroller, ids.length, rowHeight, gap);
  const shown = useWindow(session, model, design, ids, start, count);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [edited, setEdited] = useState<Cell | null>(null);
  const unfoldedRow = unfolded.rowOf(shown.rows[unfolded.index - shown.start] ?? null);
  const undeclared = useUndeclared(model, shown.rows);
  const columns = useMemo(
    () => columnsOf(model, jumps, undeclared, design),
    [model, jumps, undeclared, design],
  );
  const widths = useColumnWidths(model, columns, shown.rows, props.columnWidths);
  const template = columnTemplate(widths);
  const isInSight = (shown.rows[active.row - shown.start] ?? null) !== null;

  const activate = (row: number, column: number): void => {
    const found = shown.rows[row - shown.start] ?? null;
    const target = columns[column];
    if (found === null || target === undefined) return;
    if (target.kind === 'property' && target.items !== undefined) toggle(found, target.property.name);
    else if (session.isRunning) return;
    else if (target.kind === 'jump') props.onJump(found, target.jump);
    else if (target.kind === 'destroy') props.onDestroy(found);
    else if (!target.property.isId) setEdited({ row, column });
  };
  const toggle = (row: GridRow, property: string): void => {
    const id = idOf(row, model);
    if (unfolded.id === id && unfolded.property === property) unfolded.close();
    else unfolded.open(id, property);
  };
  const finishEdit = (row: GridRow, column: number, text: string | null, step: EditStep): void => {
    setEdited(null);
    setActive(({ row: at }) => ({
      row: at,
      column: Math.max(0, Math.min(column + step, columns.length - 1)),
    }));
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
      onShow: (place) => props.onShow(place, row),
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
      scrollToRow(scroller.current, to.row, rowHeight, gap, scale);
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
        style={{ minWidth: columnTemplate([widths.reduce((sum, width) => sum + width, 0)]) }}
      >
        <GridHead
          columns={columns}
          widths={widths}
          isChosen={(column) => props.columnWidths.chosen[widthKey(model, column)] !== undefined}
          order={order}
          onSort={onSort}
          onResize={(column, width) => props.columnWidths.onChange(widthKey(model, column), width)}
        />
        <div role="rowgroup" className={styles['body']} style={{ height: scale.bodyHeight }}>
          {shown.rows.map((row, offset) => {
            const index = shown.start + offset;
            return row === null ? null : (
              <GridLine
                key={index}
                prefix="cell"
                label={`${model.name} ${String(row[model.idName ?? ''])}`}
                rowKey={String(row[model.idName ?? ''])}
                columns={columns}
                template={template}
                row={row}
                index={index}
                top={topOf(index, rowHeight, gap) - shift}
                unfolded={unfolded.index === index ? unfolded.property : null}
                activeColumn={active.row === index ? active.column : null}
                editedColumn={edited?.row === index ? edited.column : null}
                orphans={shown.orphans}
                refused={refused}
                onSelect={(column) => setActive({ row: index, column })}
                onActivate={(column) => activate(index, column)}
                onEdited={(column, text, step) => finishEdit(row, column, text, step)}
                onJump={(place) => props.onShow(place, row)}
              />
            );
          })}
          <Unfolded {...props} unfolded={unfolded} row={unfoldedRow} scroller={scroller} shift={shift} />
        </div>
      </div>
    </div>
  );
}

interface UnfoldedProps extends DataGridProps {
  readonly unfolded: ReturnType<typeof useUnfolded>;
  readonly row: GridRow | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** See useRange. */
  readonly shift: number;
}

/** The items of the unfolded cell, below their row. They stay while it is out of sight: something may be typed. */
function Unfolded({ session, model, design, unfolded, row, scroller, shift, onShow }: UnfoldedProps) {
  const { id, index, property } = unfolded;
  const rowHeight = useRowHeight();
  const held = property === null ? undefined : heldItemsOf(model, design).get(property);
  if (id === null || row === null || held === undefined) return null;
  return (
    <div
      key={`${id}/${held.property}`}
      role="row"
      aria-rowindex={index + 2}
      className={styles['unfolded']}
      style={{ top: (index + 1) * rowHeight - shift }}
    >
      <div role="gridcell" className={styles['unfolded-cell']}>
        <ItemsView
          session={session}
          design={design}
          place={{ owner: model, ownerId: id, held, value: row[held.property] }}
          onHeight={unfolded.setHeight}
          onShow={(place) => onShow(place, row)}
          onClose={() => {
            unfolded.close();
            scroller.current?.focus();
          }}
        />
      </div>
    </div>
  );
}

function idOf(row: GridRow, { idName }: DesignModel): RowId {
  const id = row[idName ?? ''];
  return typeof id === 'number' ? id : String(id);
}

/** Returns the cell of an element; the active one for the grid itself, which has the focus. */
function cellAt({ element }: MenuPlace, active: Cell): Cell | null {
  if (element.closest('[data-items]') !== null) return null;
  if (element.getAttribute('role') === 'grid') return active;
  const indexOf = (selector: string, attribute: string): number =>
    Number(element.closest(selector)?.getAttribute(attribute) ?? Number.NaN);
  const row = indexOf('[role="row"]', 'aria-rowindex') - 2;
  const column = indexOf('[role="gridcell"]', 'aria-colindex') - 1;
  return row >= 0 && column >= 0 ? { row, column } : null;
}
