import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  findModel,
  type Project,
  previewPropertyRename,
  type RenamePropertyArguments,
  renameProperty,
  scriptsWithWord,
} from '../model/index.ts';
import type { Editor } from './createEditor.ts';
import type { KeptNames } from './modelRenames.ts';

interface RenamesState {
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

/** Renames a property at once where nothing else names it, no code either; otherwise what follows is shown first. */
export function renameOrAsk(editor: Editor, renames: PropertyRenames, wanted: RenamePropertyArguments): void {
  const { project, isReadOnly } = editor.getState();
  const isAsked = !isReadOnly && isNamedElsewhere(project, wanted);
  if (isAsked) renames.setState({ asked: wanted });
  else editor.run(renameProperty, wanted, { label: 'Rename property' });
}

function isNamedElsewhere(project: Project, wanted: RenamePropertyArguments): boolean {
  if (previewPropertyRename(project, wanted).length > 0) return true;
  if (findModel(project, wanted.modelId)?.source == null) return false;
  const isPossible = renameProperty(project, wanted) !== project;
  return isPossible && scriptsWithWord(project, wanted.from).paths.length > 0;
}
