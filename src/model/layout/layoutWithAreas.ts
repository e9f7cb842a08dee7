import { byId } from '../../lib/byId.ts';
import { pushAll } from '../../lib/extremes.ts';
import { groupBy } from '../../lib/groups.ts';
import { type CanvasItems, contentOfArea } from '../areaContent.ts';
import type { Position, Project, Size } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { areaPadding } from './areaAround.ts';
import { arrangeBoxes } from './arrangeBoxes.ts';
import type { LayoutBox, LayoutEdge } from './layoutGraph.ts';
import { type LayoutOptions, layoutBoxOf, layoutEdgesOf } from './placement.ts';
import { positionOf } from './positions.ts';

/** The free space above each area, for its title, which is larger when zoomed out. */
const titleRoom = 80;

/** New positions by id, and new sizes of areas. */
export interface AreaLayout {
  readonly positions: ReadonlyMap<string, Position>;
  readonly sizes: ReadonlyMap<string, Size>;
}

/** Items laid out from the origin, and their overall size. */
interface PlacedItems extends AreaLayout {
  readonly room: Size;
}

/**
 * Lays out all models, those of an area together: each area is fitted to its
 * contents and then treated as one box. Notes in areas are laid out with their
 * models; other notes stay.
 */
export function layoutWithAreas(project: Project, options: LayoutOptions = {}): AreaLayout {
  const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  const notes = project.areas.flatMap(({ id }) => contentOfArea(project, id).notes);
  const all = { models: idsOf(project.models), areas: idsOf(project.areas), notes };
  const { positions, sizes } = placeItems(project, all, layoutEdgesOf(project), options);
  const items = [...project.models, ...project.areas];
  const before = cornerOf([
    ...project.models.map(({ id }) => positionOf(project, id)),
    ...project.areas.map(({ position }) => position),
  ]);
  const after = cornerOf(items.flatMap(({ id }) => positions.get(id) ?? []));
  // Keep the top left corner, so that repeated layouts do not drift.
  const by = { x: before.x - after.x, y: before.y - after.y };
  return { positions: shifted(positions, by), sizes };
}

function cornerOf(positions: readonly Position[]): Position {
  return {
    x: positions.reduce((least, { x }) => Math.min(least, x), Infinity),
    y: positions.reduce((least, { y }) => Math.min(least, y), Infinity),
  };
}

function placeItems(
  project: Project,
  items: CanvasItems,
  edges: readonly LayoutEdge[],
  options: LayoutOptions,
): PlacedItems {
  const { inner, free } = outermost(project, items);
  const holders = new Map<string, string>();
  const positions = new Map<string, Position>();
  const sizes = new Map<string, Size>();
  const boxes: LayoutBox[] = [];
  const innerEdges = edgesWithin(inner, edges);
  const within = inner.map(({ areaId, content }) => {
    const placed = placeItems(project, content, innerEdges.get(areaId) ?? [], options);
    for (const id of placed.positions.keys()) holders.set(id, areaId);
    for (const [id, size] of placed.sizes) sizes.set(id, size);
    const size = sizeOfArea(project, areaId, placed);
    sizes.set(areaId, size);
    boxes.push({ id: areaId, size: { ...size, height: size.height + titleRoom } });
    return { areaId, placed };
  });
  pushAll(boxes, boxesOf(project, free, options));
  const outer = arrangeBoxes(
    boxes,
    edges.map(({ from, to }) => ({ from: holders.get(from) ?? from, to: holders.get(to) ?? to })),
    options,
  );
  for (const [id, { x, y }] of outer) positions.set(id, { x, y: sizes.has(id) ? y + titleRoom : y });
  for (const { areaId, placed } of within) {
    const { x, y } = positions.get(areaId) ?? { x: 0, y: 0 };
    const corner = { x: x + areaPadding.side, y: y + areaPadding.top };
    for (const [id, position] of shifted(placed.positions, corner)) positions.set(id, position);
  }
  return { positions, sizes, room: roomOf(boxes, outer) };
}

interface Inner {
  readonly areaId: string;
  readonly content: CanvasItems;
}

/** The edges with both ends in the same area, by the area's id. */
function edgesWithin(
  inner: readonly Inner[],
  edges: readonly LayoutEdge[],
): ReadonlyMap<string | undefined, readonly LayoutEdge[]> {
  if (inner.length === 0) return new Map();
  const areas = new Map<string, string>();
  for (const { areaId, content } of inner) {
    for (const id of content.models) areas.set(id, areaId);
  }
  const inside = edges.filter(({ from, to }) => areas.has(from) && areas.get(from) === areas.get(to));
  return groupBy(inside, ({ from }) => areas.get(from));
}

/** Splits items into areas with their contents, and the rest. Where areas overlap, the larger one wins. */
function outermost(project: Project, items: CanvasItems) {
  const left = {
    models: new Set(items.models),
    areas: new Set(items.areas),
    notes: new Set(items.notes),
  };
  const take = (ids: readonly string[], from: Set<string>) => ids.filter((id) => from.delete(id));
  const areas = items.areas
    .flatMap((id) => byId(project.areas).get(id) ?? [])
    .toSorted((one, other) => other.size.width * other.size.height - one.size.width * one.size.height);
  const inner = areas.flatMap(({ id }) => {
    if (!left.areas.delete(id)) return [];
    const content = contentOfArea(project, id);
    return [
      {
        areaId: id,
        content: {
          models: take(content.models, left.models),
          areas: take(content.areas, left.areas),
          notes: take(content.notes, left.notes),
        },
      },
    ];
  });
  return { inner, free: { models: [...left.models], areas: [], notes: [...left.notes] } };
}

function boxesOf(project: Project, { models, notes }: CanvasItems, { detail }: LayoutOptions): LayoutBox[] {
  return [
    ...models
      .flatMap((id) => findModel(project, id) ?? [])
      .map((entry) => layoutBoxOf(project, entry, detail)),
    ...notes.flatMap((id) => byId(project.notes).get(id) ?? []).map(({ id, size }) => ({ id, size })),
  ];
}

function sizeOfArea(project: Project, areaId: string, { positions, room }: PlacedItems): Size {
  const { top, side, bottom } = areaPadding;
  if (positions.size > 0) return { width: room.width + 2 * side, height: room.height + top + bottom };
  return byId(project.areas).get(areaId)?.size ?? room;
}

function roomOf(boxes: readonly LayoutBox[], positions: ReadonlyMap<string, Position>): Size {
  let room: Size = { width: 0, height: 0 };
  for (const { id, size } of boxes) {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    room = {
      width: Math.max(room.width, x + size.width),
      height: Math.max(room.height, y + size.height),
    };
  }
  return room;
}

function shifted(positions: ReadonlyMap<string, Position>, by: Position): ReadonlyMap<string, Position> {
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]));
}
