import { countItems, type Editor, type EditorState } from '../editor/index.ts';
import { allItems, type CanvasItems, removeItems, removeRelation, resolveRelation } from '../model/index.ts';
import type { Action } from './actions.ts';
import type { Undoing } from './undoing.ts';

const hasSelection = ({ selection }: EditorState): boolean =>
  countItems(selection) > 0 || selection.relation !== null;

/** What is done to whatever is selected, and taken back. */
export function createSelectionActions({
  editor,
  undoing,
}: {
  readonly editor: Editor;
  readonly undoing: Undoing;
}): readonly Action[] {
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
      label: 'Select all',
      shortcuts: ['Mod+A'],
      isEnabled: ({ project }) => countItems(allItems(project)) > 0,
      run: () => editor.select(allItems(editor.getState().project)),
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
      run: undoing.undo,
    },
    {
      id: 'redo',
      label: 'Redo',
      shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
      isEnabled: ({ canRedo }) => canRedo,
      run: undoing.redo,
    },
  ];
}

function deleteSelection(editor: Editor): void {
  const { project, selection } = editor.getState();
  const { relation, models, areas, notes } = selection;
  if (countItems(selection) > 0) {
    editor.run(removeItems, { models, areas, notes }, { label: deletionOf(selection) });
  } else if (relation !== null && resolveRelation(project, relation)?.isEditable) {
    editor.run(removeRelation, { ref: relation }, { label: 'Delete relation' });
  }
}

function deletionOf({ models, areas, notes }: CanvasItems): string {
  const all = [
    [models.length, 'model'],
    [areas.length, 'area'],
    [notes.length, 'note'],
  ] as const;
  const kinds = all.filter(([count]) => count > 0);
  const [only] = kinds;
  if (kinds.length !== 1 || only === undefined) return 'Delete selection';
  return only[0] === 1 ? `Delete ${only[1]}` : `Delete ${only[1]}s`;
}
