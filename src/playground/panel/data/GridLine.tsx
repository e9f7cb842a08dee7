// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
import { ExternalLink, Trash2, Unlink } from 'lucide-react';
import { classNames } from '../../../ui/classNames.ts';
import type { DesignModel } from '../design/design.ts';
import { CellEditor } from './CellEditor.tsx';
import { editText, isNull, showCell } from './cellText.ts';
import { type Column, columnKey } from './columns.ts';
import styles from './DataGrid.module.css';
import { cellKey, type GridRow } from './useGridRows.ts';
import { rowHeight } from './useRange.ts';

interface GridLineProps {
  readonly model: DesignModel;
  readonly columns: readonly Column[];
  /** The widths of the columns, as CSS. */
  readonly template: string;
  readonly row: GridRow;
  readonly index: number;
  /** The column of the active cell; null where it is in another row. */
  readonly activeColumn: number | null;
  readonly editedColumn: number | null;
  readonly orphans: ReadonlySet<string>;
  readonly refused: string | null;
  readonly onSelect: (column: number) => void;
  readonly onActivate: (column: number) => void;
  /** Called with null where nothing changes. */
  readonly onEdited: (column: number, text: string | null) => void;
}

/** One row of the grid. Its cells are never focused: the grid has the focus and names the active cell. */
export function GridLine(props: GridLineProps) {
  const { model, columns, row, index, activeColumn, editedColumn, orphans, refused } = props;
  const id = row[model.idName ?? ''];
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles['row']}
      style={{ top: index * rowHeight, gridTemplateColumns: props.template }}
    >
      {columns.map((column, at) => {
        const name = column.kind === 'property' ? column.property.name : null;
        const key = name === null ? '' : cellKey(id, name);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
          <div
            key={columnKey(column)}
            role="gridcell"
            id={`cell-${index}-${at}`}
            aria-colindex={at + 1}
            data-active={activeColumn === at || undefined}
            data-property={name ?? undefined}
            className={classNames(
              styles['cell'],
              orphans.has(key) && styles['orphan'],
              refused !== null && refused === key && styles['refused'],
            )}
            onClick={() => {
              props.onSelect(at);
              if (name === null) props.onActivate(at);
            }}
            onDoubleClick={() => props.onActivate(at)}
          >
            {name !== null && editedColumn === at ? (
              <CellEditor
                label={`${name} of ${model.name} ${String(id)}`}
                text={editText(row[name])}
                onDone={(text) => props.onEdited(at, text)}
              />
            ) : (
              <CellView column={column} row={row} isOrphan={orphans.has(key)} />
            )}
          </div>
        );
      })}
    </div>
  );
}

function CellView({ column, row, isOrphan }: { column: Column; row: GridRow; isOrphan: boolean }) {
  if (column.kind === 'destroy') {
    return (
      <span className={styles['action']} title="Destroy this row">
        <Trash2 size={12} aria-label="Destroy this row" />
      </span>
    );
  }
  if (column.kind === 'jump') {
    return (
      <span className={styles['action']} title={column.jump.code}>
        <ExternalLink size={11} aria-hidden /> {column.jump.label.replace('→ ', '')}
      </span>
    );
  }
  const value = row[column.property.name];
  return (
    <>
      <span className={isNull(value) ? styles['absent'] : undefined}>{showCell(value)}</span>
      {isOrphan ? (
        <span className={styles['broken']} title="References a missing row: LoopBack does not prevent this">
          <Unlink size={11} aria-label="references a missing row" />
        </span>
      ) : null}
    </>
  );
}
