import { createStore, type StoreApi } from 'zustand/vanilla';
import { previewPropertyRename, type RenamePropertyArguments, renameProperty } from '../model/index.ts';
import type { Editor } from './createEditor.ts';
import type { KeptNames } from './modelRenames.ts';

export interface RenamesState {
  /** The rename of a property that is asked about before it is done, because more than its name would change. */
  readonly asked: RenamePropertyArguments | null;
  /** The last rename of a model that was typed in place and left names as they were. */
  readonly kept: KeptNames | null;
}

/** Renames about which there is something to ask or to say. */
export type PropertyRenames = StoreApi<RenamesState>;

export function createPropertyRenames(): PropertyRenames {
  return createStore<RenamesState>()(() => ({ asked: null, kept: null }));
}

/** Renames a property at once where nothing else names it; otherwise what follows is shown first. */
export function renameOrAsk(editor: Editor, renames: PropertyRenames, wanted: RenamePropertyArguments): void {
  const { project, isReadOnly } = editor.getState();
  const isAsked = !isReadOnly && previewPropertyRename(project, wanted).length > 0;
  if (isAsked) renames.setState({ asked: wanted });
  else editor.run(renameProperty, wanted, { label: 'Rename property' });
}
