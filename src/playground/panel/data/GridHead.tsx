// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
import { ArrowDown, ArrowUp, FileQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../../ui/classNames.ts';
import { Separator } from '../../../ui/Separator.tsx';
import type { RowQuery } from '../../host/index.ts';
import { type Column, columnKey, columnLimits, columnTemplate } from './columns.ts';
import styles from './DataGrid.module.css';

interface GridHeadProps {
  readonly columns: readonly Column[];
  /** In CSS pixels. */
  readonly widths: readonly number[];
  /** Whether the user chose the column's width. */
  readonly isChosen: (column: Column) => boolean;
  readonly order: RowQuery['order'];
  readonly onSort: (property: string) => void;
  /** Called with null to let the column follow its content again. */
  readonly onResize: (column: Column, width: number | null) => void;
}

export function GridHead({ columns, widths, isChosen, order, onSort, onResize }: GridHeadProps) {
  return (
    <div role="rowgroup">
      <div
        role="row"
        aria-rowindex={1}
        className={styles['head']}
        style={{ gridTemplateColumns: columnTemplate(widths) }}
      >
        {columns.map((column, index) => (
          <HeadCell key={columnKey(column)} column={column} order={order} onSort={onSort}>
            {column.kind === 'destroy' ? null : (
              <Separator
                label={`Width of ${column.kind === 'jump' ? column.jump.label : column.property.name}`}
                orientation="vertical"
                className={styles['border']}
                value={widths[index] ?? 0}
                least={columnLimits.least}
                most={columnLimits.most}
                isDefault={!isChosen(column)}
                onChange={(width) => onResize(column, width)}
                onReset={() => onResize(column, null)}
              />
            )}
          </HeadCell>
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps extends Pick<GridHeadProps, 'order' | 'onSort'> {
  readonly column: Column;
  /** The border of the column. */
  readonly children: ReactNode;
}

function HeadCell({ column, order, onSort, children }: HeadCellProps) {
  if (column.kind === 'destroy') {
    return (
      <div role="columnheader" className={styles['cell']}>
        <span className="visually-hidden">Destroy</span>
      </div>
    );
  }
  if (column.kind === 'jump') {
    return (
      <div role="columnheader" className={styles['cell']}>
        <span className={styles['relation']}>{column.jump.label}</span>
        {children}
      </div>
    );
  }
  const { name, type, isRequired } = column.property;
  const hint = column.isUndeclared
    ? `Not in the model: stored rows have ${name}, but no property declares it`
    : `${type}${isRequired ? ', required' : ''}`;
  const isSorted = order?.property === name;
  const direction = isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none';
  return (
    <div role="columnheader" aria-sort={direction} className={styles['cell']}>
      <button
        type="button"
        title={hint}
        className={classNames(column.isUndeclared && styles['undeclared'])}
        onClick={() => onSort(name)}
      >
        {name}
        {column.isUndeclared ? (
          <>
            <FileQuestion size={11} aria-hidden />
            <span className="visually-hidden"> not in the model</span>
          </>
        ) : null}
        {isRequired ? ' *' : ''}
        {isSorted ? order.isDescending ? <ArrowDown size={11} /> : <ArrowUp size={11} /> : null}
      </button>
      {children}
    </div>
  );
}
