import type { MenuGroupList, MenuItem } from '../../../ui/menuItem.ts';
import type { DesignModel } from '../design/design.ts';
import { copyWithNotice } from '../session/copyWithNotice.ts';
import { type Column, columnKey } from './columns.ts';
import { type JumpPlace, placeOfId } from './jumps.ts';
import type { GridRow } from './useGridRows.ts';

interface RowMenuOptions {
  readonly model: DesignModel;
  readonly columns: readonly Column[];
  readonly row: GridRow;
  /** The column under the pointer. */
  readonly column: number;
  /** Whether calls wait for a run to end. */
  readonly isRunning: boolean;
  readonly onActivate: (column: number) => void;
  /** Shows the rows that an id of the cell's list references. */
  readonly onShow: (place: JumpPlace) => void;
  readonly onDuplicate: () => void;
  readonly onNotice: (text: string) => void;
}

/** The most ids of a list that a menu leads to. */
const mostListed = 10;

/** The context menu of a row of the grid. */
export function rowMenu(options: RowMenuOptions): MenuGroupList {
  const { model, columns, row, column, isRunning, onActivate, onShow, onDuplicate, onNotice } = options;
  const cell = columns[column];
  const at = (kind: Column['kind']): number => columns.findIndex((each) => each.kind === kind);
  const copy = (id: string, label: string, text: string): MenuItem => ({
    id,
    label,
    onSelect: () => copyWithNotice(text, onNotice),
  });
  const value = cell?.kind === 'property' ? row[cell.property.name] : undefined;
  const edit: MenuItem = {
    id: 'edit',
    label: cell?.kind === 'property' && cell.items !== undefined ? 'Show or hide the items' : 'Edit the cell',
    hint: 'F2',
    isDisabled: isRunning,
    onSelect: () => onActivate(column),
  };
  const references = cell?.kind === 'property' ? cell.references : undefined;
  const listed = (references !== undefined && Array.isArray(value) ? value : []).slice(0, mostListed).map(
    (id, index): MenuItem => ({
      id: `listed ${index}`,
      label: `Show ${references?.target} ${String(id)}`,
      isDisabled: isRunning,
      onSelect: () => references !== undefined && onShow(placeOfId(references, id)),
    }),
  );
  const jumps = columns.flatMap((each, index): readonly MenuItem[] =>
    each.kind === 'jump'
      ? [
          {
            id: columnKey(each),
            label: `Show ${each.jump.label.replace(/^[→←] /, '')}`,
            isDisabled: isRunning,
            onSelect: () => onActivate(index),
          },
        ]
      : [],
  );
  return [
    [
      ...(cell?.kind === 'property' && !cell.property.isId ? [edit] : []),
      ...listed,
      ...(value === undefined ? [] : [copy('copyCell', 'Copy the value', textOf(value))]),
      copy('copyRow', 'Copy row as JSON', JSON.stringify(row, null, 2)),
    ],
    jumps,
    [
      {
        id: 'duplicate',
        label: `Duplicate this ${model.name}`,
        isDisabled: isRunning,
        onSelect: onDuplicate,
      },
      {
        id: 'destroy',
        label: 'Delete row',
        hint: 'Delete',
        isDisabled: isRunning,
        onSelect: () => onActivate(at('destroy')),
      },
    ],
  ];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
