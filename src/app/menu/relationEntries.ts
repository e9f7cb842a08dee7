import {
  addInverse,
  findModel,
  previewInverse,
  type RelationRef,
  type ResolvedRelation,
  resolveRelation,
} from '../../model/index.ts';
import type { MenuItem } from '../../ui/menuItem.ts';
import { copyEntry, type MenuEntry, type MenuServices } from './menuEntry.ts';

/** The menu of a relation. */
export function relationEntries(services: MenuServices, ref: RelationRef): readonly (readonly MenuEntry[])[] {
  const relation = resolveRelation(services.editor.getState().project, ref);
  if (relation === null) return [];
  const { owner, target, definition, isEditable } = relation;
  return [
    [isEditable ? 'rename' : null, otherSideEntry(services, relation)],
    [selectModelEntry(services, owner.id), target === null ? null : selectModelEntry(services, target.id)],
    [
      copyEntry(services, 'Copy JSON', `the JSON of ${ref.name}`, () =>
        JSON.stringify({ [ref.name]: definition }, null, 2),
      ),
    ],
    isEditable ? ['deleteSelection'] : [],
  ];
}

/** Creates the relation that leads back; nothing where it exists. */
function otherSideEntry({ editor }: MenuServices, { ref }: ResolvedRelation): MenuItem | null {
  const { project, isReadOnly } = editor.getState();
  const inverse = previewInverse(project, ref);
  if (inverse === null) return null;
  const name = `${findModel(project, inverse.modelId)?.definition.name ?? ''}.${inverse.name}`;
  return {
    id: 'addOtherSide',
    label: `Create the other side: ${name}`,
    isDisabled: isReadOnly,
    onSelect: () => {
      editor.run(addInverse, { ref }, { label: 'Add the other side' });
      editor.select({ relation: inverse });
    },
  };
}

function selectModelEntry({ editor, reveal }: MenuServices, modelId: string): MenuItem | null {
  const name = findModel(editor.getState().project, modelId)?.definition.name;
  if (name === undefined) return null;
  return {
    id: `select ${modelId}`,
    label: `Go to ${name}`,
    onSelect: () => {
      editor.select({ models: [modelId] });
      reveal(modelId);
    },
  };
}
