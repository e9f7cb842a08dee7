import { createStore, type StoreApi } from 'zustand/vanilla';
import { previewPropertyRename, type RenamePropertyArguments, renameProperty } from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** The rename of a property that is asked about before it is done, because more than its name would change. */
export type PropertyRenames = StoreApi<{ readonly asked: RenamePropertyArguments | null }>;

export function createPropertyRenames(): PropertyRenames {
  return createStore<{ readonly asked: RenamePropertyArguments | null }>()(() => ({ asked: null }));
}

/** Renames a property at once where nothing else names it; otherwise what follows is shown first. */
export function renameOrAsk(editor: Editor, renames: PropertyRenames, wanted: RenamePropertyArguments): void {
  const { project, isReadOnly } = editor.getState();
  const isAsked = !isReadOnly && previewPropertyRename(project, wanted).length > 0;
  if (isAsked) renames.setState({ asked: wanted });
  else editor.run(renameProperty, wanted, { label: 'Rename property' });
}
