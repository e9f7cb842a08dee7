import {
  type ConnectModelsArguments,
  connectModels,
  previewRelation,
  type RelationRef,
  resolveRelation,
} from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** A relation that was just made and shares its foreign key with an existing one. */
export interface SharedKeyRelation {
  readonly made: ConnectModelsArguments;
  readonly ref: RelationRef;
  readonly foreignKey: string;
  /** The name of the relation that has the key already. */
  readonly sharesKeyWith: string;
  /** A property on which the drag ended, to be the key; `''` for none. */
  readonly wantedKey: string;
}

/** The undo step that stays open while something is asked about the relation. */
export const connectStep = { step: 'connect', label: 'Add relation' } as const;

/**
 * Relates two models and selects the relation. Where the relation shares its key with another, and where a property
 * is offered as the key, the undo step stays open, so that `giveSeparateKey` and
 * `chooseKey` belong to it.
 *
 * @param wantedKey a property that is offered as the key; `''` for none
 */
export function connect(
  editor: Editor,
  made: ConnectModelsArguments,
  wantedKey = '',
): SharedKeyRelation | null {
  const { ownerId, targetId, type } = made;
  const preview = previewRelation(editor.getState().project, ownerId, targetId, type, made.foreignKey);
  const isShared = preview !== null && preview.sharesKeyWith !== null;
  const isOpen = isShared || wantedKey !== '';
  // Another relation that is still asked about is another step.
  editor.endStep();
  const project = editor.run(connectModels, made, isOpen ? connectStep : { label: connectStep.label });
  if (preview === null) return null;
  const { name, foreignKey, sharesKeyWith } = preview;
  const ref = { modelId: ownerId, name };
  editor.select({ relation: ref });
  if (sharesKeyWith === null || resolveRelation(project, ref) === null) return null;
  return { made, ref, foreignKey, sharesKeyWith, wantedKey };
}
