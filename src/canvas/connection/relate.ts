import { connect, type Editor, type SharedKeyRelation } from '../../editor/index.ts';
import {
  type ConnectModelsArguments,
  type Project,
  previewRelation,
  type RelationRef,
  resolveRelation,
} from '../../model/index.ts';
import { type Drop, isNamedAsKey } from './drop.ts';
import type { LetGo } from './useConnecting.ts';

/** A relation that was let go on a property: it can have that as its key, or the one that LoopBack derives. */
export interface KeyOffer {
  readonly made: ConnectModelsArguments;
  readonly ref: RelationRef;
  /** As it was made: with another project there is nothing left to choose. */
  readonly project: Project;
  readonly derived: string;
  readonly property: string;
}

type OnModel = Pick<LetGo, 'ownerId' | 'type'> & { readonly drop: Extract<Drop, { on: 'model' }> };

/**
 * Relates the models of a drag. A property on whose row it ended becomes the key
 * where its name is that of a key; any other is offered, for most people mean
 * the box and not the row.
 */
export function relate(
  editor: Editor,
  { ownerId, type, drop }: OnModel,
): { readonly twin: SharedKeyRelation | null; readonly offer: KeyOffer | null } {
  const property = drop.property?.name ?? '';
  const made = { ownerId, targetId: drop.node.id, type };
  const derived = previewRelation(editor.getState().project, ownerId, made.targetId, type);
  const foreignKey = isNamedAsKey(property) ? property : '';
  const twin = connect(editor, { ...made, foreignKey }, property);
  const { project } = editor.getState();
  const ref = derived === null ? null : { modelId: ownerId, name: derived.name };
  const isOffered = property !== '' && twin === null && derived?.sharesKeyWith === null;
  if (!isOffered || ref === null || resolveRelation(project, ref) === null) {
    // Nobody asks any more: Escape in a field must not take the relation back later.
    if (twin === null) editor.endStep();
    return { twin, offer: null };
  }
  return { twin, offer: { made, ref, project, derived: derived.foreignKey, property } };
}
