// biome-ignore-all lint/a11y/useSemanticElements: it is the same grid as that of the rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useState } from 'react';
import type { DesignModel } from '../../design/design.ts';
import type { EditStep } from '../CellEditor.tsx';
import {
  type Column,
  columnKey,
  columnsOf,
  columnTemplate,
  firstEditable,
  nextEditable,
  undeclaredIn,
} from '../columns.ts';
import data from '../DataGrid.module.css';
import { GridLine } from '../GridLine.tsx';
import { type Cell, nextCell } from '../gridKeys.ts';
import { type JumpPlace, jumpsFromItem } from '../jumps.ts';
import { useColumnWidths } from '../useColumnWidths.ts';
import { cellKey } from '../useGridRows.ts';
import { useRowHeight } from '../useRange.ts';
import { describeHeld, type HeldItem, type HeldItems } from './heldItems.ts';
import { itemKey } from './itemDrafts.ts';
import type { useItemEdits } from './useItemEdits.ts';

interface ItemsGridProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly title: string;
  readonly design: readonly DesignModel[];
  readonly held: HeldItems;
  readonly edits: ReturnType<typeof useItemEdits>;
  readonly onShow: (place: JumpPlace) => void;
}

/** The most items that are shown at once. */
const mostItems = 200;
const noOrphans: ReadonlySet<string> = new Set();
const ownWidths = { chosen: {}, onChange: () => undefined };

/** Items as a grid with the properties of their own model, and with the jumps of its relations. */
export function ItemsGrid({ ref, title, design, held, edits, onShow }: ItemsGridProps) {
  const { model, isList } = held;
  const prefix = useId();
  const rowHeight = useRowHeight();
  const items = edits.items.slice(0, mostItems);
  const rows = useMemo(() => edits.shown.slice(0, mostItems), [edits.shown]);
  const [known, setKnown] = useState<readonly string[]>([]);
  const undeclared = undeclaredIn(model, rows, known);
  if (undeclared !== known) setKnown(undeclared);
  const columns = useMemo(
    // What an item holds itself is edited as JSON: a grid in a grid in a grid helps nobody.
    () => columnsOf(model, jumpsFromItem(model, design), undeclared, design).map(withoutItems),
    [model, design, undeclared],
  );
  const template = columnTemplate(useColumnWidths(model, columns, rows, ownWidths));
  const [active, setActive] = useState<Cell>({ row: 0, column: firstEditable(columns) });
  const [edited, setEdited] = useState<{ readonly key: string; readonly column: number } | null>(null);
  const refused = refusedCells(edits.drafts);

  const activate = ({ row, column }: Cell): void => {
    const item = items[row];
    const target = columns[column];
    if (item === undefined || target === undefined) return;
    if (target.kind === 'destroy') void edits.remove(item);
    else if (target.kind === 'jump') void follow(item);
    else if (!target.property.isId) setEdited({ key: itemKey(item, model), column });

    async function follow({ item: values }: HeldItem): Promise<void> {
      if (target?.kind !== 'jump') return;
      const place = await target.jump.place(values, null);
      if (place !== null) onShow({ ...place, code: target.jump.code });
    }
  };
  const finish = (row: number, column: number, text: string | null, step: EditStep): void => {
    const item = items[row];
    const target = columns[column];
    setEdited(null);
    ref.current?.focus({ preventScroll: true });
    if (item === undefined || target?.kind !== 'property') return;
    if (text !== null) void edits.edit(item, target.property, text);
    else if (refused.has(cellKey(itemKey(item, model), target.property.name)))
      edits.discard(item, target.property.name);
    const next = step === 0 ? null : nextEditable({ row, column }, step, items.length, columns);
    if (next === null) return;
    setActive(next);
    activate(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (edited !== null || event.target !== event.currentTarget) return;
    const last = { row: items.length - 1, column: columns.length - 1 };
    const at = { row: Math.min(active.row, last.row), column: active.column };
    const to = nextCell(event, at, 10, last);
    if (to !== null) setActive(to);
    else if (event.key === 'Enter' || event.key === 'F2') activate(at);
    else if (event.key === 'Delete') activate({ ...at, column: last.column });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const activeRow = Math.min(active.row, items.length - 1);
  const activeId = `${prefix}-${activeRow}-${active.column}`;
  useEffect(() => {
    if (document.activeElement !== ref.current) return;
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeId, ref]);
  return (
    <div
      ref={ref}
      role="grid"
      aria-label={title}
      aria-rowcount={edits.items.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeId}
      tabIndex={0}
      className={data['inner']}
      onKeyDown={onKeyDown}
    >
      <ItemsHead columns={columns} template={template} />
      <div role="rowgroup" className={data['body']} style={{ height: items.length * rowHeight }}>
        {items.map((item, index) => {
          const key = itemKey(item, model);
          return (
            <GridLine
              key={key}
              prefix={prefix}
              label={labelOf(item, held)}
              rowKey={key}
              columns={columns}
              template={template}
              row={rows[index] ?? item.item}
              index={index}
              top={index * rowHeight}
              activeColumn={activeRow === index ? active.column : null}
              editedColumn={edited?.key === key ? edited.column : null}
              orphans={noOrphans}
              refused={refused}
              removeLabel={isList ? 'Remove this item' : `Remove the ${model.name}`}
              onSelect={(column) => setActive({ row: index, column })}
              onActivate={(column) => activate({ row: index, column })}
              onEdited={(column, text, step) => finish(index, column, text, step)}
              onJump={onShow}
            />
          );
        })}
      </div>
      {edits.items.length > items.length ? (
        <p className={data['absent']}>
          The first {items.length} of{' '}
          {describeHeld(
            edits.items.map(({ item }) => item),
            held,
          )}
          .
        </p>
      ) : null}
    </div>
  );
}

function ItemsHead({ columns, template }: { columns: readonly Column[]; template: string }) {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={data['head']} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => (
          <div key={columnKey(column)} role="columnheader" className={data['cell']}>
            {column.kind === 'destroy' ? (
              <span className="visually-hidden">Remove</span>
            ) : column.kind === 'jump' ? (
              <span className={data['relation']}>{column.jump.label}</span>
            ) : (
              <span title={column.property.type}>
                {column.property.name}
                {column.property.isRequired ? ' *' : ''}
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function withoutItems(column: Column): Column {
  if (column.kind !== 'property') return column;
  const { items: _items, ...rest } = column;
  return rest;
}

function labelOf({ item, index }: HeldItem, { model, isList }: HeldItems): string {
  const id = item[model.idName ?? 'id'];
  return isList ? `${model.name} ${String(id ?? index + 1)}` : model.name;
}

function refusedCells(drafts: ReturnType<typeof useItemEdits>['drafts']): ReadonlyMap<string, string> {
  return new Map(
    [...drafts].flatMap(([key, ofItem]) =>
      [...ofItem].flatMap(([name, { state, message }]) =>
        state === 'refused' ? [[cellKey(key, name), message ?? ''] as const] : [],
      ),
    ),
  );
}
