import type { Position, Size } from '../project.ts';
import { arrangeGroup, type LayoutEffort } from './arrangeGroup.ts';
import { arrangeLoose } from './arrangeLoose.ts';
import { connectedGroups, type LayoutBox, type LayoutEdge } from './layoutGraph.ts';
import { extentOf, packBoxes } from './packBoxes.ts';
import type { PlacedGroup } from './stackColumns.ts';

/** The space between groups that no edge connects. */
const groupGap = 80;

export interface ArrangeOptions {
  /** The width of the screen divided by its height. */
  readonly aspect?: number | undefined;
  readonly effort?: LayoutEffort | undefined;
}

/** A screen beside the panels, approximately. */
const DEFAULT_ASPECT = 1.6;

/**
 * Places boxes: connected ones near each other, the source of an edge preferably
 * left of its target, groups apart, boxes without edges in a block of their own.
 * No two overlap. Deterministic.
 */
export function arrangeBoxes(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  { aspect = DEFAULT_ASPECT, effort = 'thorough' }: ArrangeOptions = {},
): ReadonlyMap<string, Position> {
  const all = connectedGroups(boxes, edges);
  const groups = all
    .filter((group) => group.boxes.length > 1)
    .map((group) => arrangeGroup(group, aspect, effort));
  // Large groups first; the sort is stable, so equal ones keep the order of the input.
  groups.sort((one, other) => areaOf(other.size) - areaOf(one.size));
  const loose = all.flatMap((group) => (group.boxes.length === 1 ? group.boxes : []));
  const packed = arrangeLoose(loose)
    .map((block) => pack(block === null ? groups : [...groups, block], aspect))
    // Of equal ones, the first.
    .reduce((best, next) => (next.extent < best.extent ? next : best));
  return packed.positions;
}

const areaOf = ({ width, height }: Size): number => width * height;

interface Packed {
  readonly positions: ReadonlyMap<string, Position>;
  /** The width of the smallest screen that shows all. */
  readonly extent: number;
}

function pack(groups: readonly PlacedGroup[], aspect: number): Packed {
  const corners = packBoxes(
    groups.map(({ size }) => size),
    groupGap,
    aspect,
  );
  const positions = new Map<string, Position>();
  let [width, height] = [0, 0];
  groups.forEach(({ positions: own, size }, index) => {
    const corner = corners[index] ?? { x: 0, y: 0 };
    width = Math.max(width, corner.x + size.width);
    height = Math.max(height, corner.y + size.height);
    for (const [id, { x, y }] of own) positions.set(id, { x: corner.x + x, y: corner.y + y });
  });
  return { positions, extent: extentOf(width, height, aspect) };
}
