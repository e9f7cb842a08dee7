import { isSameJson } from '../lib/equal.ts';
import { findModel, type ModelId, type Project, renameModel, usualNamesToChange } from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** A rename typed in place that left names unchanged which could have changed with it. */
export interface IncompleteRename {
  readonly modelId: ModelId;
  readonly from: string;
  readonly to: string;
  readonly before: Project;
  readonly after: Project;
}

/**
 * Renames a model while its name is typed; until `endStep` all letters are
 * one undo step. The names that usually change with that of the model change too
 * (see usualNamesToChange).
 *
 * @returns whether the text is a name as typed
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

/** Returns the rename if it left names unchanged that could have changed with it; else null. */
export function incompleteRenameOf(
  before: Project,
  after: Project,
  modelId: ModelId,
): IncompleteRename | null {
  const was = findModel(before, modelId);
  const now = findModel(after, modelId);
  if (was === null || now === null || usualNamesToChange(was) !== 'none') return null;
  const from = was.definition.name;
  const to = now.definition.name;
  if (from === to) return null;
  // Not by the preview of the dialog, which is loaded with the dialog only.
  const completed = renameModel(before, { modelId, name: to, names: 'derived' });
  const isSame = completed.models.every(({ id, path, definition }) => {
    const actual = findModel(after, id);
    return actual?.path === path && isSameJson(actual.definition, definition);
  });
  return isSame ? null : { modelId, from, to, before, after };
}

/** Replaces a typed rename by one that changes more names, as one undo step. Does nothing if the project changed since. */
export function completeRename(
  editor: Editor,
  { before, after }: IncompleteRename,
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
