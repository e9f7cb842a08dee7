import type { Editor, EditorState } from '../editor/index.ts';
import { removeModels, removeRelation, resolveRelation } from '../model/index.ts';
import type { Action } from './actions.ts';

const hasSelection = ({ selection }: EditorState): boolean =>
  selection.models.length > 0 || selection.relation !== null;

/** What is done to whatever is selected, and taken back. */
export function createSelectionActions({ editor }: { readonly editor: Editor }): readonly Action[] {
  return [
    {
      id: 'deleteSelection',
      label: 'Delete',
      shortcuts: ['Delete', 'Backspace'],
      isEnabled: hasSelection,
      run: () => deleteSelection(editor),
    },
    {
      id: 'selectAll',
      label: 'Select all models',
      shortcuts: ['Mod+A'],
      isEnabled: ({ project }) => project.models.length > 0,
      run: () => editor.select({ models: editor.getState().project.models.map(({ id }) => id) }),
    },
    {
      id: 'clearSelection',
      label: 'Select nothing',
      shortcuts: ['Escape'],
      isEnabled: hasSelection,
      run: () => editor.clearSelection(),
    },
    {
      id: 'undo',
      label: 'Undo',
      shortcuts: ['Mod+Z'],
      isEnabled: ({ canUndo }) => canUndo,
      run: () => editor.undo(),
    },
    {
      id: 'redo',
      label: 'Redo',
      shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
      isEnabled: ({ canRedo }) => canRedo,
      run: () => editor.redo(),
    },
  ];
}

function deleteSelection(editor: Editor): void {
  const { project, selection } = editor.getState();
  const { relation, models } = selection;
  if (models.length > 0) {
    editor.run(
      removeModels,
      { modelIds: models },
      { label: models.length === 1 ? 'Delete model' : 'Delete models' },
    );
  } else if (relation !== null && resolveRelation(project, relation)?.isEditable) {
    editor.run(removeRelation, { ref: relation }, { label: 'Delete relation' });
  }
}
