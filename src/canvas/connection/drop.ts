import type { Box } from '../../lib/geometry.ts';
import {
  boxMeasures,
  type EditableRelationType,
  type Position,
  type PropertyView,
  rowAt,
} from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';

/** A relation to the model itself, or to a new one, is meant only by a drag that goes so far: pixels of the screen. */
export const MIN_TRAVEL = 44;

/** A row that is lower than this on the screen can't be aimed at, in pixels. */
const LEAST_ROW = 12;

/** Where the canvas stands on the screen: `[x, y, zoom]`, as React Flow's `transform`. */
export type View = readonly [x: number, y: number, zoom: number];

/** What a relation is let go on. */
export type Drop =
  | {
      readonly on: 'model';
      readonly node: ModelNode;
      /** The property whose row is meant, as the key of the relation. */
      readonly property: PropertyView | null;
      /** The row, on the canvas. */
      readonly row: Box | null;
    }
  | { readonly on: 'canvas' };

/** A place of the canvas in pixels from its corner on the screen. */
export function toScreen({ x, y }: Position, [left, top, zoom]: View): Position {
  return { x: x * zoom + left, y: y * zoom + top };
}

/** A place in pixels from the canvas' corner on the screen, as a place of the canvas. */
export function fromScreen({ x, y }: Position, [left, top, zoom]: View): Position {
  return { x: (x - left) / zoom, y: (y - top) / zoom };
}

export interface Drag {
  readonly fromId: string;
  /** Where the line begins and where the pointer is, in pixels of the screen. */
  readonly from: Position;
  readonly to: Position;
}

/** Whether a drag means what is under the pointer, and is not a change of mind. */
export function isMeant(drop: Drop | null, { fromId, from, to }: Drag): drop is Drop {
  if (drop === null) return false;
  if (drop.on === 'model' && drop.node.id !== fromId) return true;
  return Math.hypot(to.x - from.x, to.y - from.y) >= MIN_TRAVEL;
}

/** A box as something to let go on: as a whole, or a row of it that can become the key. */
export function dropOn(node: ModelNode, at: Position, zoom: number, type: EditableRelationType): Drop {
  const { position, width = 0, data } = node;
  const whole = { on: 'model', node, property: null, row: null } as const;
  if (!keysOnTarget.has(type) || boxMeasures.row * zoom < LEAST_ROW) return whole;
  const row = rowAt(data.rows, at.y - position.y);
  if (row === null || !canBeKey(row.property)) return whole;
  const box = { x: position.x, y: position.y + row.top, width, height: row.height };
  return { ...whole, property: row.property, row: box };
}

/** The kinds whose key is a property of the model that the drag ends on. */
const keysOnTarget: ReadonlySet<EditableRelationType> = new Set(['hasMany', 'hasOne']);

/** An own property that is neither the id nor the key of a relation. */
const canBeKey = ({ origin, isId, from }: PropertyView): boolean =>
  origin === 'own' && !isId && from === undefined;

/** Whether a property is named as keys are: it becomes the key without a question. */
export function isNamedAsKey(name: string): boolean {
  return /(?:[a-z0-9](?:Id|ID|Key)|_(?:id|key))$/.test(name);
}
