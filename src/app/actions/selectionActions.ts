import type { ViewOptionsStore } from '../../canvas/index.ts';
import { countItems, type Editor, type EditorState } from '../../editor/index.ts';
import { allItems } from '../../model/index.ts';
import { removeSelection } from '../editing/removing.ts';
import type { Undoing } from '../editing/undoing.ts';
import type { Notices } from '../shell/notices.ts';
import type { ActionDefinition } from './actions.ts';

interface SelectionServices {
  readonly editor: Editor;
  readonly notices: Notices;
  readonly undoing: Undoing;
  readonly viewOptions: ViewOptionsStore;
}

const hasSelection = ({ selection }: EditorState): boolean =>
  countItems(selection) > 0 || selection.relation !== null;

/** Creates the actions for the selection, undo and redo. */
export function createSelectionActions(services: SelectionServices): readonly ActionDefinition[] {
  const { editor, undoing, viewOptions } = services;
  return [
    {
      id: 'deleteSelection',
      label: 'Delete',
      isEnabled: hasSelection,
      run: () => removeSelection(services),
    },
    {
      id: 'selectAll',
      label: 'Select all',
      isEnabled: ({ project }) => countItems(allItems(project)) > 0,
      run: () => editor.select(allItems(editor.getState().project)),
    },
    {
      id: 'clearSelection',
      label: 'Clear the selection',
      isEnabled: (state) => hasSelection(state) || viewOptions.getState().isFocused,
      run: () => {
        if (viewOptions.getState().isFocused) {
          viewOptions.setState({ isFocused: false });
          return;
        }
        // From a property to its model first.
        const { models, property } = editor.getState().selection;
        if (property === null) editor.clearSelection();
        else editor.select({ models });
      },
    },
    {
      id: 'undo',
      label: 'Undo',
      isEnabled: ({ canUndo }) => canUndo,
      run: undoing.undo,
    },
    {
      id: 'redo',
      label: 'Redo',
      isEnabled: ({ canRedo }) => canRedo,
      run: undoing.redo,
    },
  ];
}
