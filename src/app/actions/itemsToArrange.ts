import { countItems, type EditorState } from '../../editor/index.ts';
import { type CanvasItems, outermostItems } from '../../model/index.ts';

/** Returns the items to align: an area counts as one with its content; of a single area, its content. */
export function itemsToArrange({
  project,
  selection,
}: Pick<EditorState, 'project' | 'selection'>): CanvasItems {
  const outermost = outermostItems(project, selection);
  if (countItems(outermost) !== 1 || countItems(selection) < 2) return outermost;
  const areas = selection.areas.filter((id) => !outermost.areas.includes(id));
  return itemsToArrange({ project, selection: { ...selection, areas } });
}
