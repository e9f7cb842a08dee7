import {
  type ConnectModelsArguments,
  connectModels,
  previewRelation,
  type RelationRef,
  resolveRelation,
} from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** A relation that was made just now and finds its rows by the key of another one: a key of its own can still be given. */
export interface TwinRelation {
  readonly made: ConnectModelsArguments;
  readonly ref: RelationRef;
  readonly foreignKey: string;
  /** The name of the relation that has the key already. */
  readonly sharesKeyWith: string;
}

const step = 'connect';
const label = 'Add relation';

/**
 * Relates two models and selects the relation. For a twin the undo step stays
 * open, so that `giveOwnKey` belongs to it; whoever asks ends it.
 */
export function connect(editor: Editor, made: ConnectModelsArguments): TwinRelation | null {
  const { ownerId, targetId, type } = made;
  const preview = previewRelation(editor.getState().project, ownerId, targetId, type);
  const isTwin = preview !== null && preview.sharesKeyWith !== null;
  // Another relation that is still asked about is another step.
  editor.endStep();
  const project = editor.run(connectModels, made, isTwin ? { label, step } : { label });
  if (preview === null) return null;
  const { name, foreignKey, sharesKeyWith } = preview;
  const ref = { modelId: ownerId, name };
  editor.select({ relation: ref });
  if (sharesKeyWith === null || resolveRelation(project, ref) === null) return null;
  return { made, ref, foreignKey, sharesKeyWith };
}

/** Makes the relation with a name and a key of its own instead, in the step that is still open. */
export function giveOwnKey(
  editor: Editor,
  { made, ref }: TwinRelation,
  own: { readonly name: string; readonly foreignKey: string },
): void {
  const project = editor.run(connectModels, { ...made, ...own }, { label, step });
  editor.endStep();
  const { modelId } = ref;
  for (const name of [own.name, ref.name]) {
    if (resolveRelation(project, { modelId, name }) === null) continue;
    editor.select({ relation: { modelId, name } });
    return;
  }
}

/** Removes the relation again as if it had never been made, unless something else was done since. */
export function takeBack(editor: Editor): void {
  // The open step starts anew with each run, and one that changes nothing leaves no trace.
  editor.run((before) => before, undefined, { label, step });
  editor.endStep();
}
