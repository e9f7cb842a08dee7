import { useDeferredValue, useMemo } from 'react';
import { type Selection, useEditor, useProjectFiles } from '../../editor/index.ts';
import { byId } from '../../lib/byId.ts';
import type { ModelEntry, Project } from '../../model/index.ts';

/** What the outline shows. */
export interface OutlineState {
  readonly project: Project;
  readonly selection: Selection;
}

/** To render the items of so many changes takes too long for one task. */
const MANY = 100;

/**
 * Returns the project and the selection to show. After a change of many items, such
 * as undo of the removal of thousands of models, these are the earlier ones until
 * React has rendered the new items in slices. A click on an earlier item that is gone
 * does nothing, because the editor ignores what does not exist.
 */
export function useOutlineState(): OutlineState {
  const project = useProjectFiles();
  const selection = useEditor((state) => state.selection);
  const now = useMemo(() => ({ project, selection }), [project, selection]);
  const rendered = useDeferredValue(now);
  return useMemo(() => (countChanges(rendered, now) > MANY ? rendered : now), [rendered, now]);
}

/** Counts the models that were added, removed or changed, and the items that were selected or deselected. */
function countChanges(before: OutlineState, after: OutlineState): number {
  return (
    countChangedModels(before.project.models, after.project.models) +
    (['models', 'areas', 'notes'] as const).reduce(
      (sum, kind) => sum + countDifferences(before.selection[kind], after.selection[kind]),
      0,
    )
  );
}

function countChangedModels(before: readonly ModelEntry[], after: readonly ModelEntry[]): number {
  if (before === after) return 0;
  const earlier = byId(before);
  const changed = after.filter((entry) => earlier.get(entry.id) !== entry).length;
  const kept = after.filter(({ id }) => earlier.has(id)).length;
  return changed + before.length - kept;
}

function countDifferences(before: readonly string[], after: readonly string[]): number {
  if (before === after) return 0;
  const [was, is] = [new Set(before), new Set(after)];
  return before.filter((id) => !is.has(id)).length + after.filter((id) => !was.has(id)).length;
}
