import type { StoreApi } from 'zustand/vanilla';
import { type CanvasView, nextDetail, type ViewOptions, type ViewOptionsStore } from '../canvas/index.ts';
import type { Editor, EditorState } from '../editor/index.ts';
import { layOut } from '../model/index.ts';
import type { Action, ActionId } from './actions.ts';

export interface ViewServices {
  readonly editor: Editor;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly viewOptions: ViewOptionsStore;
}

const hasModels = ({ project }: EditorState): boolean => project.models.length > 0;

/** What changes how the canvas shows the project, and where its boxes stand. */
export function createViewActions({ editor, view, viewOptions }: ViewServices): readonly Action[] {
  const toggle = (id: ActionId, label: string, shortcut: string, option: ToggleOption): Action => ({
    id,
    label,
    shortcuts: [shortcut],
    isEnabled: () => true,
    isOn: () => viewOptions.getState()[option],
    run: () => viewOptions.setState((options) => ({ [option]: !options[option] })),
  });
  return [
    {
      id: 'fitView',
      label: 'Show all models',
      shortcuts: ['F'],
      isEnabled: hasModels,
      run: () => fitView(view.getState().canvas),
    },
    {
      id: 'autoLayout',
      label: 'Lay out',
      shortcuts: ['L'],
      isEnabled: hasModels,
      run: () => {
        const { selection } = editor.getState();
        const some = selection.models.length > 1 ? { modelIds: selection.models } : {};
        editor.run(layOut, some, { label: 'Lay out' });
        requestAnimationFrame(() => fitView(view.getState().canvas));
      },
    },
    {
      id: 'changeDetail',
      label: 'Change the level of detail',
      shortcuts: ['D'],
      isEnabled: hasModels,
      run: () => viewOptions.setState(({ detail }) => ({ detail: nextDetail(detail) })),
    },
    toggle('toggleFocus', 'Focus on the selection', 'O', 'isFocused'),
    toggle('toggleMinimap', 'Minimap', 'M', 'hasMinimap'),
    toggle('toggleSnapping', 'Snap to the grid', 'G', 'isSnapping'),
    toggle('toggleLock', 'Lock positions', 'Shift+L', 'isLocked'),
  ];
}

type ToggleOption = {
  [Key in keyof ViewOptions]: ViewOptions[Key] extends boolean ? Key : never;
}[keyof ViewOptions];

/** Brings every box into view. */
export function fitView(canvas: CanvasView | null): void {
  canvas?.showAll();
}
