import {
  type ConnectModelsArguments,
  connectModels,
  previewRelation,
  type RelationRef,
  resolveRelation,
} from '../model/index.ts';
import type { Editor } from './createEditor.ts';

/** A relation that was just added and shares its foreign key with an existing one. */
export interface SharedKeyRelation {
  readonly args: ConnectModelsArguments;
  readonly ref: RelationRef;
  readonly foreignKey: string;
  /** The name of the existing relation with the same key. */
  readonly sharesKeyWith: string;
  /** The property on which the drag ended, offered as the key; `''` for none. */
  readonly wantedKey: string;
}

/** The undo step that stays open while the user is asked for the key. */
export const connectStep = { step: 'connect', label: 'Add relation' } as const;

/**
 * Adds a relation between two models and selects it. If the relation shares its
 * key with another, or a property is offered as the key, the undo step stays
 * open, so that `setSeparateKey` and `chooseKey` belong to it.
 *
 * @param wantedKey a property that is offered as the key; `''` for none
 */
export function connect(
  editor: Editor,
  args: ConnectModelsArguments,
  wantedKey = '',
): SharedKeyRelation | null {
  const { ownerId, targetId, type } = args;
  const preview = previewRelation(editor.getState().project, ownerId, targetId, type, args.foreignKey);
  const isShared = preview !== null && preview.sharesKeyWith !== null;
  const isOpen = isShared || wantedKey !== '';
  // A previous relation whose key is still being asked for is a step of its own.
  editor.endStep();
  const project = editor.run(connectModels, args, isOpen ? connectStep : { label: connectStep.label });
  if (preview === null) return null;
  const { name, foreignKey, sharesKeyWith } = preview;
  const ref = { modelId: ownerId, name };
  editor.select({ relation: ref });
  if (sharesKeyWith === null || resolveRelation(project, ref) === null) return null;
  return { args, ref, foreignKey, sharesKeyWith, wantedKey };
}
