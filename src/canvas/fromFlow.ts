import type { NodeChange } from '@xyflow/react';
import type { CanvasItems, MoveItemsArguments, Position, Project } from '../model/index.ts';
import type { CanvasNode } from './flow.ts';

/** What React Flow's changes mean for the editor. */
export interface FlowIntent {
  /** null when nothing moved. */
  readonly moved: MoveItemsArguments | null;
  /** Whether the drag goes on; the last change of a drag says no. */
  readonly isDragging: boolean;
  /** What is selected now; null when the selection is as it was. */
  readonly selected: CanvasItems | null;
}

type ItemKind = keyof CanvasItems;

const itemKinds: readonly ItemKind[] = ['models', 'areas', 'notes'];
type Changes = readonly NodeChange<CanvasNode>[];

/**
 * Reads React Flow's node changes. Sizes are left out: they are worked out from
 * the model, or stand in the project; nothing is measured.
 *
 * @param selected what was selected before
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
