import type { StoreApi } from 'zustand/vanilla';
import { type CanvasView, nextDetail, type ViewOptions, type ViewOptionsStore } from '../canvas/index.ts';
import type { Editor, EditorState } from '../editor/index.ts';
import { type LayOutArguments, layOut, type Project } from '../model/index.ts';
import type { Action, ActionId } from './actions.ts';
import { layOutApart } from './files/placeApart.ts';

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
        const { project, selection } = editor.getState();
        const some = selection.models.length > 1 ? { modelIds: selection.models } : {};
        void layOutAnywhere(editor, project, some).then(() =>
          requestAnimationFrame(() => fitView(view.getState().canvas)),
        );
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

/** In a worker where there are many models; anew where the project changed meanwhile. */
async function layOutAnywhere(editor: Editor, project: Project, args: LayOutArguments): Promise<void> {
  const laid = await layOutApart(project, args);
  const isSame = editor.getState().project === project;
  editor.run(isSame ? () => laid : layOut, args, { label: 'Lay out' });
}

type ToggleOption = {
  [Key in keyof ViewOptions]: ViewOptions[Key] extends boolean ? Key : never;
}[keyof ViewOptions];

/** Brings every box into view. */
export function fitView(canvas: CanvasView | null): void {
  canvas?.showAll();
}
