import type { JsonValue } from '../../../lib/json.ts';
import type { DesignModel, DesignProperty } from '../design/design.ts';
import { showCell } from './cellText.ts';
import type { Cell } from './gridKeys.ts';
import { describeHeld, type HeldItems, heldItemsOf } from './items/heldItems.ts';
import { type Jump, type ReferenceList, referencesOf } from './jumps.ts';

/** A column of the grid: a property, a jump to related rows, or the button that removes the row. */
export type Column =
  | {
      readonly kind: 'property';
      readonly property: DesignProperty;
      /** Set for a property that stored rows have and the model does not declare. */
      readonly isUndeclared?: true;
      /** Set where its values are items of another model. */
      readonly items?: HeldItems;
      /** Set where its values are lists of references. */
      readonly references?: ReferenceList;
    }
  | { readonly kind: 'jump'; readonly jump: Jump }
  | { readonly kind: 'destroy' };

/**
 * Lists the columns of a model's rows.
 *
 * @param undeclared properties that rows have and the model does not declare
 * @param design the models that values may be of, or may reference
 */
export function columnsOf(
  model: DesignModel,
  jumps: readonly Jump[],
  undeclared: readonly string[],
  design: readonly DesignModel[] = [],
): readonly Column[] {
  const held = heldItemsOf(model, design);
  const lists = referencesOf(model, design);
  return [
    ...model.properties.map((property): Column => {
      const items = held.get(property.name);
      const references = lists.get(property.name);
      return { kind: 'property', property, ...(items && { items }), ...(references && { references }) };
    }),
    ...undeclared.map((name) => {
      const property = { name, type: 'any', isRequired: false, isId: false };
      return { kind: 'property', property, isUndeclared: true } as const;
    }),
    ...jumps.map((jump) => ({ kind: 'jump', jump }) as const),
    { kind: 'destroy' },
  ];
}

export function columnKey(column: Column): string {
  if (column.kind === 'property') return `p:${column.property.name}`;
  return column.kind === 'jump' ? `j:${column.jump.label}` : 'destroy';
}

/** Returns the text of a property's value in a cell. */
export function columnText(
  { items }: Extract<Column, { kind: 'property' }>,
  value: JsonValue | undefined,
): string {
  return (items && describeHeld(value, items)) ?? showCell(value);
}

/** The limits of a column's width in CSS pixels: of one that follows its content, and of one that is dragged. */
export const columnLimits = { least: 40, mostByContent: 320, most: 1200 };

/** The room around the text of a cell: its padding, and a mark beside the text. */
const CELL_ROOM = 20;
/** The room in the head for the arrow of the order and the border that is dragged. */
const HEAD_ROOM = 34;
/** The mark of an undeclared property, with the gap before it. */
const MARK_WIDTH = 14;
/** The room that a grid needs for what is pressed, in CSS pixels. */
export interface PressRoom {
  /** Around the text of a chip, in place of the comma. */
  readonly chip: number;
  /** The least width of a column, whose head is a button. */
  readonly head: number;
  /** The width of a column with one button. */
  readonly button: number;
}

export const roomForMouse: PressRoom = { chip: 10, head: 40, button: 34 };
/** A head has the button and, beside it, the border that is dragged. */
export const roomForFinger: PressRoom = { chip: 40, head: 84, button: 44 };

/** No text is measured beyond this many characters: it is wider than any column that follows its content. */
const MEASURED_LENGTH = 120;

/** The width of a text in CSS pixels, in a cell or in the head. */
export type MeasureText = (text: string) => number;

/**
 * Returns the widths of the columns, in CSS pixels, that show the rows in full, as far as the limit allows.
 *
 * @param known the widths so far: while the grid scrolls, a column never gets narrower
 * @returns by the key of the column; `known` itself if nothing changes
 */
export function contentWidths(
  columns: readonly Column[],
  rows: readonly (Readonly<Record<string, JsonValue | undefined>> | null)[],
  measure: MeasureText,
  known: Readonly<Record<string, number>>,
  room: PressRoom = roomForMouse,
): Readonly<Record<string, number>> {
  const widths: Record<string, number> = {};
  for (const column of columns) {
    const key = columnKey(column);
    const wanted = column.kind === 'destroy' ? room.button : contentWidthOf(column, rows, measure, room);
    widths[key] = Math.max(known[key] ?? 0, wanted);
  }
  const keys = Object.keys(widths);
  const isSame = keys.length === Object.keys(known).length && keys.every((key) => widths[key] === known[key]);
  return isSame ? known : widths;
}

function contentWidthOf(
  column: Exclude<Column, { kind: 'destroy' }>,
  rows: readonly (Readonly<Record<string, JsonValue | undefined>> | null)[],
  measure: MeasureText,
  room: PressRoom,
): number {
  const measured = (text: string): number => measure(text.slice(0, MEASURED_LENGTH));
  const isProperty = column.kind === 'property';
  const head = headWidthOf(column, measured) + HEAD_ROOM;
  const cells = isProperty
    ? rows.map((row) =>
        row === null
          ? 0
          : measured(columnText(column, row[column.property.name])) + roomIn(column, row, room),
      )
    : [];
  const width = Math.ceil(Math.max(head, ...cells));
  return Math.max(room.head, Math.min(width, columnLimits.mostByContent));
}

/** Returns the room around the text of a cell, with the marks of what it holds. */
function roomIn(
  { property, items, references }: Extract<Column, { kind: 'property' }>,
  row: Readonly<Record<string, JsonValue | undefined>>,
  room: PressRoom,
): number {
  const value = row[property.name];
  const chips = references !== undefined && Array.isArray(value) ? value.length : 0;
  return CELL_ROOM + (items === undefined ? 0 : MARK_WIDTH + 4) + chips * room.chip;
}

/** Returns the width of what the head shows of a column: its name, and the marks beside it. */
function headWidthOf(column: Exclude<Column, { kind: 'destroy' }>, measured: MeasureText): number {
  if (column.kind === 'jump') return measured(column.jump.label);
  const { name, isRequired } = column.property;
  return measured(name) + (isRequired ? measured(' *') : 0) + (column.isUndeclared ? MARK_WIDTH : 0);
}

/** Returns the same column widths for the head and for every row, because each is a CSS grid of its own. */
export function columnTemplate(widths: readonly number[]): string {
  return widths.map((width) => `${width / 16}rem`).join(' ');
}

/** The key under which the width of a column is remembered. */
export function widthKey(model: DesignModel, column: Column): string {
  return `${model.name} ${columnKey(column)}`;
}

/** The most undeclared columns of a grid; the log and exported files show all. */
const mostUndeclared = 50;

/**
 * Lists the properties that rows have and the model does not declare, after
 * those already known: a column keeps its position while the grid scrolls.
 */
export function undeclaredIn(
  model: DesignModel,
  rows: readonly (Readonly<Record<string, unknown>> | null)[],
  known: readonly string[],
): readonly string[] {
  const declared = new Set(model.properties.map(({ name }) => name));
  const names = new Set(known.filter((name) => !declared.has(name)));
  for (const row of rows) {
    for (const name of row === null ? [] : Object.keys(row)) if (!declared.has(name)) names.add(name);
  }
  const shown = [...names].slice(0, mostUndeclared);
  // A new list renders the grid again: do not create one where the shown columns are the same.
  const isSame = shown.length === known.length && shown.every((name, index) => name === known[index]);
  return isSame ? known : shown;
}

/** Returns the first column whose cells can be edited; the first of all where there is none. */
export function firstEditable(columns: readonly Column[]): number {
  return Math.max(0, columns.findIndex(isEditable));
}

/** Returns the next cell that can be edited, also in the next row; null after the last and before the first. */
export function nextEditable(
  { row, column }: Cell,
  step: 1 | -1,
  rows: number,
  columns: readonly Column[],
): Cell | null {
  const editable = columns.flatMap((one, index) => (isEditable(one) ? [index] : []));
  const inRow = step === 1 ? editable.find((at) => at > column) : editable.findLast((at) => at < column);
  if (inRow !== undefined) return { row, column: inRow };
  const next = row + step;
  const first = step === 1 ? editable[0] : editable.at(-1);
  return next < 0 || next >= rows || first === undefined ? null : { row: next, column: first };
}

const isEditable = (column: Column): boolean =>
  column.kind === 'property' && !column.property.isId && column.items === undefined;
