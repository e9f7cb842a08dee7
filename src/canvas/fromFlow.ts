import type { NodeChange } from '@xyflow/react';
import type { CanvasItems, MoveItemsArguments, Position, Project, Size } from '../model/index.ts';
import type { CanvasNode } from './flow.ts';

/** An area or a note of which an edge is pulled: how large it is now, and where its upper left corner stands. */
export interface Resized {
  readonly id: string;
  readonly kind: 'area' | 'note';
  readonly size: Size;
  readonly position: Position;
}

/** What React Flow's changes mean for the editor. */
export interface FlowIntent {
  /** null when nothing moved. */
  readonly moved: MoveItemsArguments | null;
  /** null when no edge of an area or a note is pulled. */
  readonly resized: Resized | null;
  /** Whether the drag goes on; the last change of a drag says no. */
  readonly isDragging: boolean;
  /** What is selected now; null when the selection is as it was. */
  readonly selected: CanvasItems | null;
}

type ItemKind = keyof CanvasItems;
type Changes = readonly NodeChange<CanvasNode>[];

/**
 * Reads React Flow's node changes. Sizes that it measured are left out: they
 * are worked out from the model, or stand in the project.
 *
 * @param selected what was selected before
 */
export function fromFlow(changes: Changes, project: Project, selected: CanvasItems): FlowIntent {
  const kindOf = createKindOf(project);
  const resized = readResized(changes, project);
  const moved = {
    models: new Map<string, Position>(),
    areas: new Map<string, Position>(),
    notes: new Map<string, Position>(),
  };
  let isDragging = false;
  for (const change of changes) {
    if (change.type === 'position' && change.position && change.id !== resized?.id) {
      moved[kindOf(change.id)].set(change.id, change.position);
      isDragging ||= change.dragging ?? false;
    }
    if (change.type === 'dimensions') isDragging ||= change.resizing ?? false;
  }
  const isMoved = moved.models.size + moved.areas.size + moved.notes.size > 0;
  return {
    moved: isMoved
      ? {
          models: Object.fromEntries(moved.models),
          areas: Object.fromEntries(moved.areas),
          notes: Object.fromEntries(moved.notes),
        }
      : null,
    resized,
    isDragging,
    selected: readSelected(changes, selected, kindOf),
  };
}

function createKindOf({ areas, notes }: Project): (id: string) => ItemKind {
  const areaIds = new Set(areas.map(({ id }) => id));
  const noteIds = new Set(notes.map(({ id }) => id));
  return (id) => (areaIds.has(id) ? 'areas' : noteIds.has(id) ? 'notes' : 'models');
}

/** One thing is resized at a time. React Flow tells the corner only when it moved since it last told it. */
function readResized(changes: Changes, { areas, notes }: Project): Resized | null {
  for (const change of changes) {
    if (change.type !== 'dimensions' || change.resizing === undefined || !change.dimensions) continue;
    const area = areas.find(({ id }) => id === change.id);
    const item = area ?? notes.find(({ id }) => id === change.id);
    if (item === undefined) continue;
    const corner = changes.find((other) => other.type === 'position' && other.id === change.id);
    const { width, height } = change.dimensions;
    return {
      id: change.id,
      kind: area === undefined ? 'note' : 'area',
      size: { width, height },
      position: (corner?.type === 'position' ? corner.position : undefined) ?? item.position,
    };
  }
  return null;
}

function readSelected(
  changes: Changes,
  selected: CanvasItems,
  kindOf: (id: string) => ItemKind,
): CanvasItems | null {
  const now = {
    models: new Set(selected.models),
    areas: new Set(selected.areas),
    notes: new Set(selected.notes),
  };
  let isChanged = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    isChanged = true;
    const ids = now[kindOf(change.id)];
    if (change.selected) ids.add(change.id);
    else ids.delete(change.id);
  }
  return isChanged ? { models: [...now.models], areas: [...now.areas], notes: [...now.notes] } : null;
}
