// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
import { ArrowDown, ArrowUp, FileQuestion } from 'lucide-react';
import { classNames } from '../../../ui/classNames.ts';
import type { RowQuery } from '../../host/index.ts';
import { type Column, columnKey, columnTemplate } from './columns.ts';
import styles from './DataGrid.module.css';

interface GridHeadProps {
  readonly columns: readonly Column[];
  readonly order: RowQuery['order'];
  readonly onSort: (property: string) => void;
}

export function GridHead({ columns, order, onSort }: GridHeadProps) {
  return (
    <div role="rowgroup">
      <div
        role="row"
        aria-rowindex={1}
        className={styles['head']}
        style={{ gridTemplateColumns: columnTemplate(columns) }}
      >
        {columns.map((column) => (
          <HeadCell key={columnKey(column)} column={column} order={order} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

function HeadCell({ column, order, onSort }: Omit<GridHeadProps, 'columns'> & { column: Column }) {
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
    </div>
  );
}
