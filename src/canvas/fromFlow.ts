import type { NodeChange } from '@xyflow/react';
import type { ModelId, Position } from '../model/index.ts';
import type { ModelNode } from './flow.ts';

/** What React Flow's changes mean for the editor. */
export interface FlowIntent {
  /** null when no box moved. */
  readonly positions: Readonly<Record<ModelId, Position>> | null;
  /** Whether the drag goes on; the last change of a drag says no. */
  readonly isDragging: boolean;
  /** The models selected now; null when the selection is as it was. */
  readonly selected: readonly ModelId[] | null;
}

/**
 * Reads React Flow's node changes. Sizes are left out: they are worked out from the model, not measured.
 *
 * @param selected the models that were selected before
 */
export function fromFlow(
  changes: readonly NodeChange<ModelNode>[],
  selected: readonly ModelId[],
): FlowIntent {
  const positions: Record<ModelId, Position> = {};
  const now = new Set(selected);
  let isDragging = false;
  let isSelectionChanged = false;
  for (const change of changes) {
    if (change.type === 'position' && change.position) {
      positions[change.id] = change.position;
      isDragging ||= change.dragging ?? false;
    }
    if (change.type === 'select') {
      isSelectionChanged = true;
      if (change.selected) now.add(change.id);
      else now.delete(change.id);
    }
  }
  return {
    positions: Object.keys(positions).length > 0 ? positions : null,
    isDragging,
    selected: isSelectionChanged ? [...now] : null,
  };
}
