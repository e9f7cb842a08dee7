import type { Box } from '../../lib/geometry.ts';
import {
  boxMeasures,
  type Position,
  type PropertyView,
  type RelationType,
  rowAt,
} from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';

/** The least length of a drag that relates a model to itself or adds a model, in screen pixels. */
export const MIN_TRAVEL = 44;

/** Rows that are lower than this, in screen pixels, are too small to aim at. */
const LEAST_ROW = 12;

/** The viewport, `[x, y, zoom]`, as React Flow's `transform`. */
export type View = readonly [x: number, y: number, zoom: number];

/** What a relation is dropped on. */
export type Drop =
  | {
      readonly on: 'model';
      readonly node: ModelNode;
      /** The property under the pointer, as a possible key of the relation. */
      readonly property: PropertyView | null;
      /** The row, in canvas coordinates. */
      readonly row: Box | null;
    }
  | { readonly on: 'canvas' };

/** Converts canvas coordinates to screen pixels from the corner of the canvas. */
export function toScreen({ x, y }: Position, [left, top, zoom]: View): Position {
  return { x: x * zoom + left, y: y * zoom + top };
}

/** Converts screen pixels from the corner of the canvas to canvas coordinates. */
export function fromScreen({ x, y }: Position, [left, top, zoom]: View): Position {
  return { x: (x - left) / zoom, y: (y - top) / zoom };
}

export interface Drag {
  readonly fromId: string;
  /** The start of the line and the pointer, in screen pixels. */
  readonly from: Position;
  readonly to: Position;
}

/** Whether a drop is intended: a short drag back to its own model, or to the canvas next to it, is not. */
export function isIntended(drop: Drop | null, { fromId, from, to }: Drag): drop is Drop {
  if (drop === null) return false;
  if (drop.on === 'model' && drop.node.id !== fromId) return true;
  return Math.hypot(to.x - from.x, to.y - from.y) >= MIN_TRAVEL;
}

/** The drop on a box: on the whole box, or on a row whose property can become the key. */
export function dropOn(node: ModelNode, at: Position, zoom: number, type: RelationType): Drop {
  const { position, width = 0, data } = node;
  const whole = { on: 'model', node, property: null, row: null } as const;
  if (!keysOnTarget.has(type) || boxMeasures.row * zoom < LEAST_ROW) return whole;
  const row = rowAt(data.rows, at.y - position.y);
  if (row === null || !canBeKey(row.property)) return whole;
  const box = { x: position.x, y: position.y + row.top, width, height: row.height };
  return { ...whole, property: row.property, row: box };
}

/** The types whose foreign key is a property of the target. */
const keysOnTarget: ReadonlySet<RelationType> = new Set(['hasMany', 'hasOne']);

/** An own property that is neither the id nor the key of a relation. */
const canBeKey = ({ origin, isId, from }: PropertyView): boolean =>
  origin === 'own' && !isId && from === undefined;

/** Whether a property has a key's name: it becomes the key without asking. */
export function isNamedAsKey(name: string): boolean {
  return /(?:[a-z0-9](?:Id|ID|Key)|_(?:id|key))$/.test(name);
}
