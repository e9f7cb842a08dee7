import { byId } from '../../lib/byId.ts';
import { type Box, overlaps } from '../../lib/geometry.ts';
import type { ModelEntry, ModelId, Position, Project, Size } from '../project.ts';
import { boxMeasures, boxRowsOf, boxSize } from './boxSize.ts';
import { findFreeShift } from './findFreeShift.ts';
import { positionOf, withPositions } from './positions.ts';
import { type Growth, pushAside } from './pushAside.ts';

/** The gap between boxes that made room, in CSS pixels at zoom 1. */
const GAP = 16;

/**
 * Resolves the overlaps that a change caused: new boxes go to the nearest free
 * place, and a grown box pushes the boxes that it would cover by its growth.
 * Boxes that the user moved stay, even on others. Returns the same project where
 * nothing overlaps.
 */
export function makeRoom(before: Project, after: Project): Project {
  if (!hasOtherBoxes(before, after)) return after;
  const placed = placeNew(before, after);
  const grown = findGrown(before, placed);
  return grown.length === 0 ? placed : pushAside(before, placed, grown, GAP);
}

/** Whether boxes may have been added or resized. */
function hasOtherBoxes(before: Project, after: Project): boolean {
  if (before.models === after.models) {
    return before.application !== after.application || before.unfolded !== after.unfolded;
  }
  const earlier = byId(before.models);
  return (
    before.models.length !== after.models.length ||
    after.models.some(({ id, definition }) => earlier.get(id)?.definition !== definition)
  );
}

function placeNew(before: Project, after: Project): Project {
  const earlier = byId(before.models);
  const isNew = ({ id }: { readonly id: string }): boolean => !earlier.has(id);
  const added = after.models.filter(isNew);
  // If everything is new, it came with its positions.
  if (added.length === 0 || added.length === after.models.length) return after;
  const notes = byId(before.notes);
  const areas = byId(before.areas);
  const existing = [
    ...after.models.filter((entry) => !isNew(entry)).map((entry) => boxOf(after, entry)),
    ...after.notes.filter(({ id }) => notes.has(id)).map(({ position, size }) => ({ ...position, ...size })),
  ];
  const boxes = added.map((entry) => boxOf(after, entry));
  if (!boxes.some((box) => existing.some((other) => overlaps(box, other)))) return after;
  const by = findFreeShift(boxes.length === 1 ? boxes.map(withRoomForName) : boxes, existing, GAP);
  const shifted = ({ x, y }: Position): Position => ({ x: x + by.x, y: y + by.y });
  const moveNew = <Item extends Project['areas'][number] | Project['notes'][number]>(
    items: readonly Item[],
    known: ReadonlyMap<string, unknown>,
  ): readonly Item[] =>
    items.map((item) => (known.has(item.id) ? item : { ...item, position: shifted(item.position) }));
  const positions = added.map(({ id }) => [id, shifted(positionOf(after, id))] as const);
  return {
    ...after,
    layout: withPositions(after.layout, positions),
    areas: moveNew(after.areas, areas),
    notes: moveNew(after.notes, notes),
  };
}

/** The name of a single new model is typed next: the model must not move again as its name gets longer. */
function withRoomForName(box: Box): Box {
  return { ...box, width: Math.max(box.width, boxMeasures.maxWidth) };
}

/** Boxes that have grown and were not moved. */
function findGrown(before: Project, after: Project): readonly Growth[] {
  const earlier = byId(before.models);
  return after.models.flatMap((entry) => {
    const was = earlier.get(entry.id);
    if (was === undefined || isMoved(before, after, entry.id)) return [];
    const from = sizeOf(before, was);
    const to = sizeOf(after, entry);
    return to.width > from.width || to.height > from.height ? [{ id: entry.id, from, to }] : [];
  });
}

function isMoved(before: Project, after: Project, modelId: ModelId): boolean {
  const from = positionOf(before, modelId);
  const to = positionOf(after, modelId);
  return from.x !== to.x || from.y !== to.y;
}

function sizeOf(project: Project, entry: ModelEntry): Size {
  return boxSize(entry.definition.name, boxRowsOf(project, entry));
}

function boxOf(project: Project, entry: ModelEntry): Box {
  return { ...positionOf(project, entry.id), ...sizeOf(project, entry) };
}
