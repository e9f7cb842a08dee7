import { connect, type Editor, type SharedKeyRelation } from '../../editor/index.ts';
import {
  type ConnectModelsArguments,
  type Project,
  previewRelation,
  type RelationRef,
  resolveRelation,
} from '../../model/index.ts';
import { type Drop, isNamedAsKey } from './drop.ts';
import type { DroppedRelation } from './useConnecting.ts';

/** A relation that was dropped on a property, which can be its key instead of the derived one. */
export interface KeyOffer {
  readonly made: ConnectModelsArguments;
  readonly ref: RelationRef;
  /** The project right after the drop; once it changes, the offer ends. */
  readonly project: Project;
  readonly derived: string;
  readonly property: string;
}

type OnModel = Pick<DroppedRelation, 'ownerId' | 'type'> & { readonly drop: Extract<Drop, { on: 'model' }> };

/**
 * Relates the models of a drag. A property on which it ended becomes the key if
 * it has a key's name; any other is only offered, because most users aim at the
 * box and not at the row.
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
    // Nothing is asked, so the step ends: Escape in a field must not undo the relation later.
    if (twin === null) editor.endStep();
    return { twin, offer: null };
  }
  return { twin, offer: { made, ref, project, derived: derived.foreignKey, property } };
}
