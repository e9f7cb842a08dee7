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
  /** A property on which the drag ended, to be the key; `''` for none. */
  readonly wantedKey: string;
}

const step = 'connect';
const label = 'Add relation';

/**
 * Relates two models and selects the relation. For a twin, and where a property
 * is offered as the key, the undo step stays open, so that `giveOwnKey` and
 * `chooseKey` belong to it.
 *
 * @param wantedKey a property that is offered as the key; `''` for none
 */
export function connect(editor: Editor, made: ConnectModelsArguments, wantedKey = ''): TwinRelation | null {
  const { ownerId, targetId, type } = made;
  const preview = previewRelation(editor.getState().project, ownerId, targetId, type, made.foreignKey);
  const isTwin = preview !== null && preview.sharesKeyWith !== null;
  const isOpen = isTwin || wantedKey !== '';
  // Another relation that is still asked about is another step.
  editor.endStep();
  const project = editor.run(connectModels, made, isOpen ? { label, step } : { label });
  if (preview === null) return null;
  const { name, foreignKey, sharesKeyWith } = preview;
  const ref = { modelId: ownerId, name };
  editor.select({ relation: ref });
  if (sharesKeyWith === null || resolveRelation(project, ref) === null) return null;
  return { made, ref, foreignKey, sharesKeyWith, wantedKey };
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

/** Makes the relation again with another key (`''` for the derived one), in the step that is still open. */
export function chooseKey(editor: Editor, made: ConnectModelsArguments): void {
  editor.run(connectModels, made, { label, step });
  editor.endStep();
}
