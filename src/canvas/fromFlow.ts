import type { NodeChange } from '@xyflow/react';
import type { CanvasItems, MoveItemsArguments, Position, Project } from '../model/index.ts';
import type { CanvasNode } from './flow.ts';

/** React Flow's changes, translated for the editor. */
export interface FlowIntent {
  /** null where nothing moved. */
  readonly moved: MoveItemsArguments | null;
  /** Whether the drag continues; false in its last change. */
  readonly isDragging: boolean;
  /** The new selection; null where it has not changed. */
  readonly selected: CanvasItems | null;
}

type ItemKind = keyof CanvasItems;

const itemKinds: readonly ItemKind[] = ['models', 'areas', 'notes'];
type Changes = readonly NodeChange<CanvasNode>[];

/**
 * Reads React Flow's node changes. Sizes are ignored: they are computed from the
 * model or stored in the project, never measured.
 *
 * @param selected the selection before
 */
export function fromFlow(changes: Changes, project: Project, selected: CanvasItems): FlowIntent {
  const kindOf = createKindOf(project);
  const moved = {
    models: new Map<string, Position>(),
    areas: new Map<string, Position>(),
    notes: new Map<string, Position>(),
  };
  let isDragging = false;
  for (const change of changes) {
    if (change.type === 'position' && change.position) {
      moved[kindOf(change.id)].set(change.id, change.position);
      isDragging ||= change.dragging ?? false;
    }
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
    isDragging,
    selected: readSelected(changes, selected, kindOf),
  };
}

function createKindOf({ areas, notes }: Project): (id: string) => ItemKind {
  const areaIds = new Set(areas.map(({ id }) => id));
  const noteIds = new Set(notes.map(({ id }) => id));
  return (id) => (areaIds.has(id) ? 'areas' : noteIds.has(id) ? 'notes' : 'models');
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
  for (const change of changes) {
    if (change.type !== 'select') continue;
    const ids = now[kindOf(change.id)];
    if (change.selected) ids.add(change.id);
    else ids.delete(change.id);
  }
  const after = { models: [...now.models], areas: [...now.areas], notes: [...now.notes] };
  const isSame = itemKinds.every(
    (kind) => after[kind].length === selected[kind].length && selected[kind].every((id) => now[kind].has(id)),
  );
  return isSame ? null : after;
}
