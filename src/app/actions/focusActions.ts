import type { StoreApi } from 'zustand/vanilla';
import { type CanvasView, focusedModels, type ViewOptionsStore } from '../../canvas/index.ts';
import type { Editor } from '../../editor/index.ts';
import { type Box, boundsOf } from '../../lib/geometry.ts';
import { allRelations } from '../../model/index.ts';

interface FocusServices {
  readonly editor: Editor;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly viewOptions: ViewOptionsStore;
}

/** The models that focus mode shows; null while it is off or nothing is selected. */
function modelsInFocus({ editor, viewOptions }: FocusServices): ReadonlySet<string> | null {
  const { isFocused, focusSteps } = viewOptions.getState();
  const { project, selection } = editor.getState();
  return isFocused ? focusedModels(allRelations(project), selection, focusSteps) : null;
}

/** Returns the bounds of the models in focus. */
export function boundsInFocus(services: FocusServices): Box | null {
  const focused = modelsInFocus(services);
  const boxes = services.view.getState().canvas?.boxes() ?? [];
  return focused === null ? null : boundsOf(boxes.filter(({ id }) => focused.has(id)));
}

/** Brings the models in focus into view; returns whether there are any. */
export function showFocused(services: FocusServices): boolean {
  const box = boundsInFocus(services);
  if (box === null) return false;
  services.view.getState().canvas?.show(box, 1);
  return true;
}
