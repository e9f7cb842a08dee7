import { type BoxRows, boxSize, type ModelEntry, type Position, type Size } from '../model/index.ts';

/** The space that a box takes on the canvas. */
export interface Box extends Position, Size {}

export function boxOf(entry: ModelEntry, rows: BoxRows): Box {
  return { ...entry.position, ...boxSize(entry.definition.name, rows) };
}

/** Where the canvas snaps, places are multiples of it. */
export const GRID = 20;
