import {
  findModel,
  type Project,
  previewPropertyRename,
  type RenamePropertyArguments,
  renameProperty,
  scriptsWithWord,
} from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** Renames a property at once if nothing else refers to it, in code either; else asks for confirmation first. */
export function renameWithConfirmation(
  editor: Editor,
  wanted: RenamePropertyArguments,
  ask: (wanted: RenamePropertyArguments) => void,
): void {
  const { project, isReadOnly } = editor.getState();
  const needsConfirmation = !isReadOnly && isUsedElsewhere(project, wanted);
  if (needsConfirmation) ask(wanted);
  else editor.run(renameProperty, wanted, { label: 'Rename property' });
}

function isUsedElsewhere(project: Project, wanted: RenamePropertyArguments): boolean {
  if (previewPropertyRename(project, wanted).length > 0) return true;
  if (findModel(project, wanted.modelId)?.source == null) return false;
  const isPossible = renameProperty(project, wanted) !== project;
  return isPossible && scriptsWithWord(project, wanted.from).paths.length > 0;
}
