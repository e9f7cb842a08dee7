import { connect, type Editor } from '../../editor/index.ts';
import {
  attributesLostBy,
  canChangeKind,
  changeRelationType,
  describeLoss,
  findModel,
  isThroughByChoice,
  previewRelation,
  type RelationKind,
  relationKinds,
  resolveRelation,
} from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import type { PaletteEntry } from './paletteEntry.ts';

/** Creates an entry for each kind that the selected relation can become, or by which two selected models can be related. */
export function createKindEntries(editor: Editor, notices: Notices): readonly PaletteEntry[] {
  return relationKinds.flatMap((kind) => [
    ...changeEntry(editor, notices, kind),
    ...relateEntry(editor, kind),
  ]);
}

function changeEntry(
  editor: Editor,
  notices: Notices,
  { type, label }: RelationKind,
): readonly PaletteEntry[] {
  const { project, selection, isReadOnly } = editor.getState();
  const ref = selection.relation;
  const relation = ref === null ? null : resolveRelation(project, ref);
  if (ref === null || !relation?.isEditable || !canChangeKind(relation)) return [];
  const isOwn = relation.type === type;
  if (isOwn && !isThroughByChoice(relation)) return [];
  const change = (): void => {
    editor.run(changeRelationType, { ref, type }, { label: 'Change kind' });
  };
  return [
    {
      id: `kind ${type}`,
      kind: 'action',
      label: `Change ${ref.name} to ${type}${isOwn ? ' without a join model' : ''}`,
      detail: label,
      isEnabled: !isReadOnly,
      run() {
        const lost = attributesLostBy(editor.getState().project, { ref, type });
        if (lost.length === 0) change();
        else
          notices.show({
            tone: 'info',
            text: describeLoss(type, lost),
            action: { label: 'Change kind', run: change },
          });
      },
    },
  ];
}

/** A relation that would share its key with another one is drawn, because the canvas asks for its key. */
function relateEntry(editor: Editor, { type, label }: RelationKind): readonly PaletteEntry[] {
  const { project, selection, isReadOnly } = editor.getState();
  const [ownerId, targetId, ...others] = selection.models;
  if (ownerId === undefined || targetId === undefined || others.length > 0) return [];
  const preview = previewRelation(project, ownerId, targetId, type);
  if (preview === null || preview.sharesKeyWith !== null) return [];
  const [owner, target] = [ownerId, targetId].map((id) => findModel(project, id)?.definition.name ?? '');
  return [
    {
      id: `relate ${type}`,
      kind: 'action',
      label: `Relate ${owner} to ${target}: ${type}`,
      detail: `${label} ${preview.name}`,
      isEnabled: !isReadOnly,
      run: () => void connect(editor, { ownerId, targetId, type }),
    },
  ];
}
