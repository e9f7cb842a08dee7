import { Waypoints } from 'lucide-react';
import { createId, useEditor, useEditorActions } from '../editor/index.ts';
import {
  addModel,
  type Command,
  type ConnectThroughArguments,
  connectPolymorphic,
  connectThrough,
  describePolymorphic,
  freePositionBetween,
  type ModelId,
  type Project,
  previewRelation,
  type RelationRef,
  type ResolvedRelation,
  removeRelation,
  throughModelName,
} from '../model/index.ts';
import { Menu } from '../ui/Menu.tsx';
import styles from './KindBar.module.css';

interface ConvertToThroughArguments extends ConnectThroughArguments {
  readonly ref: RelationRef;
}

/** Converts a relation to a hasMany through a join model, in one step. A polymorphic one remains polymorphic. */
const convertToThrough: Command<ConvertToThroughArguments> = (project, { ref, ...args }) => {
  const selector = describePolymorphic(project, ref)?.selector;
  const bare = removeRelation(project, { ref });
  if (selector === undefined) return connectThrough(bare, args);
  const { ownerId, targetId, throughId, newId } = args;
  const name = throughModelName(bare, ownerId, targetId);
  const made =
    throughId === null
      ? addModel(bare, { id: newId, name, position: freePositionBetween(bare, [ownerId, targetId]) })
      : bare;
  return connectPolymorphic(made, { ownerId, targetId, selector, throughId: throughId ?? newId });
};

/** Offers the models that can be the join model, or a new one. */
export function ThroughMenu({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const { owner, target } = relation;
  if (target === null) return null;

  const choose = (throughId: ModelId | null): void => {
    const bare = removeRelation(editor.getState().project, { ref: relation.ref });
    const made = previewRelation(bare, owner.id, target.id);
    const args = { ownerId: owner.id, targetId: target.id, throughId, newId: createId() };
    editor.run(convertToThrough, { ref: relation.ref, ...args }, { label: 'Convert to through relation' });
    if (made !== null) editor.select({ relation: { modelId: owner.id, name: made.name } });
  };
  return (
    <Menu
      trigger={
        <button type="button" className={styles['choice']} title="Many-to-many through a join model">
          <Waypoints size={11} /> through…
        </button>
      }
      groups={() => [
        [
          {
            id: 'new',
            label: `New model ${throughModelName(project, owner.id, target.id)}`,
            onSelect: () => choose(null),
          },
        ],
        candidates(project, relation).map(({ id, definition }) => ({
          id,
          label: definition.name,
          onSelect: () => choose(id),
        })),
      ]}
    />
  );
}

function candidates(project: Project, { owner, target }: ResolvedRelation) {
  return project.models
    .filter((entry) => entry !== owner && entry !== target)
    .toSorted((one, other) => one.definition.name.localeCompare(other.definition.name));
}
