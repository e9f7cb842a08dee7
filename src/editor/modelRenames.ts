import { isSameJson } from '../lib/equal.ts';
import { findModel, type ModelId, type Project, renameModel, usualNamesToChange } from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** A rename that was typed in place and left names as they were that could have changed with it. */
export interface KeptNames {
  readonly modelId: ModelId;
  readonly from: string;
  readonly to: string;
  readonly before: Project;
  readonly after: Project;
}

/**
 * Renames a model while its name is typed; until `endTyping` all letters are
 * one undo step. What changes with the name is what people expect of the model
 * (see usualNamesToChange).
 *
 * @returns whether the text can be taken as it is
 */
export function typeModelName(editor: Editor, modelId: ModelId, text: string): boolean {
  const name = text.trim();
  if (name === '') return false;
  const entry = findModel(editor.getState().project, modelId);
  if (entry === null) return false;
  const names = usualNamesToChange(entry);
  editor.run(renameModel, { modelId, name, names }, { step: `rename:${modelId}`, label: 'Rename model' });
  return name === text;
}

/** The names that a typed rename left as they were; null where there is none that could have changed. */
export function keptNamesOf(before: Project, after: Project, modelId: ModelId): KeptNames | null {
  const was = findModel(before, modelId);
  const now = findModel(after, modelId);
  if (was === null || now === null || usualNamesToChange(was) !== 'none') return null;
  const from = was.definition.name;
  const to = now.definition.name;
  if (from === to) return null;
  // Without the dialog's preview, which is loaded with it.
  const follows = renameModel(before, { modelId, name: to, names: 'derived' });
  const isSame = follows.models.every(({ id, path, definition }) => {
    const kept = findModel(after, id);
    return kept?.path === path && isSameJson(kept.definition, definition);
  });
  return isSame ? null : { modelId, from, to, before, after };
}

/** Changes the names too that a typed rename left, in the step of that rename. Nothing where something was changed since. */
export function renameAgain(
  editor: Editor,
  { before, after }: KeptNames,
  change: (editor: Editor) => void,
): boolean {
  if (editor.getState().project !== after) return false;
  editor.undo();
  if (editor.getState().project !== before) {
    editor.redo();
    return false;
  }
  change(editor);
  return true;
}
