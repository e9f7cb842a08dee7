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
import type { IncompleteRename } from './modelRenames.ts';

interface PendingRenamesState {
  /** A rename of a property that waits for confirmation because more than its name would change. */
  readonly pending: RenamePropertyArguments | null;
  /** The last rename of a model typed in place, if it left names unchanged. */
  readonly incomplete: IncompleteRename | null;
}

/** A store of the renames about which the page asks or reports something. */
export type PendingRenames = StoreApi<PendingRenamesState>;

/** Creates an empty store of pending renames. */
export function createPendingRenames(): PendingRenames {
  return createStore<PendingRenamesState>()(() => ({ pending: null, incomplete: null }));
}

/** Renames a property at once if nothing else refers to it, in code either; else the page asks for confirmation first. */
export function renameWithConfirmation(
  editor: Editor,
  renames: PendingRenames,
  wanted: RenamePropertyArguments,
): void {
  const { project, isReadOnly } = editor.getState();
  const needsConfirmation = !isReadOnly && isUsedElsewhere(project, wanted);
  if (needsConfirmation) renames.setState({ pending: wanted });
  else editor.run(renameProperty, wanted, { label: 'Rename property' });
}

function isUsedElsewhere(project: Project, wanted: RenamePropertyArguments): boolean {
  if (previewPropertyRename(project, wanted).length > 0) return true;
  if (findModel(project, wanted.modelId)?.source == null) return false;
  const isPossible = renameProperty(project, wanted) !== project;
  return isPossible && scriptsWithWord(project, wanted.from).paths.length > 0;
}
