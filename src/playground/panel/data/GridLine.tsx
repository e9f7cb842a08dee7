// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
import { classNames } from '../../../ui/classNames.ts';
import { CellEditor, type EditStep } from './CellEditor.tsx';
import { CellView } from './CellView.tsx';
import { editText } from './cellText.ts';
import { type Column, columnKey } from './columns.ts';
import styles from './DataGrid.module.css';
import type { JumpPlace } from './jumps.ts';
import { cellKey, type GridRow, listKey } from './useGridRows.ts';

interface GridLineProps {
  /** Begins the ids of the cells' elements. */
  readonly prefix: string;
  /** "Customer 3": what the labels of the editors say. */
  readonly label: string;
  /** Begins the keys of the cells: the id of the row. */
  readonly rowKey: string;
  readonly columns: readonly Column[];
  /** The widths of the columns, as CSS. */
  readonly template: string;
  readonly row: GridRow;
  readonly index: number;
  /** In CSS pixels. */
  readonly top: number;
  /** The column of the active cell; null where it is in another row. */
  readonly activeColumn: number | null;
  readonly editedColumn: number | null;
  /** The property whose items are unfolded; null for none. */
  readonly unfolded?: string | null;
  readonly orphans: ReadonlySet<string>;
  /** Why the last edits of cells were refused, by their keys. */
  readonly refused: ReadonlyMap<string, string>;
  readonly removeLabel?: string;
  readonly onSelect: (column: number) => void;
  readonly onActivate: (column: number) => void;
  /** Called with null where nothing changes. */
  readonly onEdited: (column: number, text: string | null, step: EditStep) => void;
  readonly onJump: (place: JumpPlace) => void;
}

/** One row of a grid. Its cells are never focused: the grid has the focus and names the active cell. */
export function GridLine(props: GridLineProps) {
  const { prefix, rowKey, columns, row, index, activeColumn, editedColumn, orphans, refused } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles['row']}
      style={{ top: props.top, gridTemplateColumns: props.template }}
    >
      {columns.map((column, at) => {
        const name = column.kind === 'property' ? column.property.name : null;
        const key = name === null ? '' : cellKey(rowKey, name);
        const problem = refused.get(key) ?? null;
        // What unfolds or leads elsewhere takes one click, what is edited two.
        const isPressed = column.kind !== 'property' || column.items !== undefined;
        const isUnfolded = name !== null && props.unfolded === name;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
          <div
            key={columnKey(column)}
            role="gridcell"
            id={`${prefix}-${index}-${at}`}
            aria-colindex={at + 1}
            aria-invalid={problem !== null || undefined}
            title={problem ?? undefined}
            data-active={activeColumn === at || undefined}
            data-property={name ?? undefined}
            className={classNames(
              styles['cell'],
              orphans.has(key) && styles['orphan'],
              problem !== null && styles['refused'],
            )}
            onClick={(event) => {
              props.onSelect(at);
              // The second click of a double click would fold again what the first unfolded, or remove another row.
              if (isPressed && event.detail < 2) props.onActivate(at);
            }}
            onDoubleClick={() => !isPressed && props.onActivate(at)}
          >
            {name !== null && editedColumn === at ? (
              <CellEditor
                label={`${name} of ${props.label}`}
                text={editText(row[name])}
                problem={problem}
                onDone={(text, step) => props.onEdited(at, text, step)}
              />
            ) : (
              <CellView
                column={column}
                row={row}
                isOrphan={orphans.has(key)}
                isUnfolded={isUnfolded}
                removeLabel={props.removeLabel ?? 'Destroy this row'}
                isMissing={(id) => orphans.has(listKey(key, id))}
                onJump={props.onJump}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
