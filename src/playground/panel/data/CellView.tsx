import { ChevronDown, ChevronRight, ExternalLink, Trash2, Unlink } from 'lucide-react';
import type { JsonValue } from '../../../lib/json.ts';
import { isNull } from './cellText.ts';
import { type Column, columnText } from './columns.ts';
import styles from './DataGrid.module.css';
import { type JumpPlace, placeOfId, type ReferenceList } from './jumps.ts';
import type { GridRow } from './useGridRows.ts';

interface CellViewProps {
  readonly column: Column;
  readonly row: GridRow;
  readonly isOrphan: boolean;
  /** Whether the items of the cell are unfolded. */
  readonly isUnfolded: boolean;
  /** What the button that removes the row is called. */
  readonly removeLabel: string;
  /** Whether an id of the cell's list has no row. */
  readonly isMissing: (id: JsonValue) => boolean;
  readonly onJump: (place: JumpPlace) => void;
}

/** What a cell shows while it is not edited. */
export function CellView(props: CellViewProps) {
  const { column, row, isOrphan, isUnfolded, removeLabel } = props;
  if (column.kind === 'destroy') {
    return (
      <span className={styles['action']} title={removeLabel}>
        <Trash2 size={12} aria-label={removeLabel} />
      </span>
    );
  }
  if (column.kind === 'jump') {
    return (
      <span className={styles['action']} title={column.jump.code}>
        <ExternalLink size={11} aria-hidden />{' '}
        {column.jump.labelIn?.(row) ?? column.jump.label.replace(/^[→←] /, '')}
      </span>
    );
  }
  const value = row[column.property.name];
  const text = (
    <span className={isNull(value) ? styles['absent'] : undefined}>{columnText(column, value)}</span>
  );
  if (column.items !== undefined) {
    return (
      <span className={styles['held']}>
        {isUnfolded ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
        {text}
        <span className="visually-hidden">{isUnfolded ? ' unfolded' : ' folded'}</span>
      </span>
    );
  }
  if (column.references !== undefined && Array.isArray(value) && value.length > 0) {
    return (
      <References list={column.references} ids={value} isMissing={props.isMissing} onJump={props.onJump} />
    );
  }
  return (
    <>
      {text}
      {isOrphan ? (
        <span className={styles['broken']} title="References a missing row: LoopBack does not prevent this">
          <Unlink size={11} aria-label="references a missing row" />
        </span>
      ) : null}
    </>
  );
}

/** The most ids that a cell shows; the jump shows the rows of all. */
const mostChips = 20;

interface ReferencesProps extends Pick<CellViewProps, 'isMissing' | 'onJump'> {
  readonly list: ReferenceList;
  readonly ids: readonly JsonValue[];
}

/** A list of references, each of which leads to its row. */
function References({ list, ids, isMissing, onJump }: ReferencesProps) {
  const { target } = list;
  return (
    <span className={styles['chips']}>
      {ids.slice(0, mostChips).map((id, index) => {
        const text = String(id);
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: an id may occur twice
            key={index}
            type="button"
            tabIndex={-1}
            className={styles['chip']}
            data-missing={isMissing(id) || undefined}
            title={
              isMissing(id)
                ? `There is no ${target} ${text}: LoopBack does not prevent this`
                : `Show ${target} ${text}`
            }
            onClick={(event) => {
              event.stopPropagation();
              onJump(placeOfId(list, id));
            }}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            {text}
          </button>
        );
      })}
      {ids.length > mostChips ? (
        <span className={styles['absent']}>… {ids.length - mostChips} more</span>
      ) : null}
    </span>
  );
}
