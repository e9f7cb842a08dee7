import { isSameJson } from '../lib/equal.ts';
import {
  allRelations,
  findModel,
  type ModelId,
  type Project,
  renameModel,
  usualNamesToChange,
} from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** A rename typed in place that left names unchanged which could have changed with it. */
export interface IncompleteRename {
  readonly modelId: ModelId;
  readonly from: string;
  readonly to: string;
  readonly before: Project;
  readonly after: Project;
}

/** With more models and relations than this, a rename may take longer than a frame. */
const MOST_AT_ONCE = 250;
/** Milliseconds without a letter after which the rename happens in a large project. */
const PAUSE = 200;

/**
 * Renames a model while its name is typed; until `endStep` all letters are
 * one undo step. The names that usually change with that of the model change too
 * (see usualNamesToChange).
 *
 * @returns whether the text is a name as typed; 'soon' in a large project, where the rename waits for a pause, so
 *   that every letter is shown at once
 */
export function typeModelName(editor: Editor, modelId: ModelId, text: string): boolean | 'soon' {
  const name = text.trim();
  if (name === '') return false;
  const { project } = editor.getState();
  const entry = findModel(project, modelId);
  if (entry === null) return false;
  const names = usualNamesToChange(entry);
  const rename = (): void => {
    editor.run(renameModel, { modelId, name, names }, { step: `rename:${modelId}`, label: 'Rename model' });
  };
  if (project.models.length + allRelations(project).length > MOST_AT_ONCE) {
    editor.postpone(rename);
    catchUpInPause(editor);
    return 'soon';
  }
  rename();
  return name === text;
}

const pauses = new WeakMap<Editor, ReturnType<typeof setTimeout>>();

function catchUpInPause(editor: Editor): void {
  clearTimeout(pauses.get(editor));
  pauses.set(editor, setTimeout(editor.catchUp, PAUSE));
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
