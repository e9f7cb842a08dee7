import { ArrowLeft, ArrowRight, Plus } from 'lucide-react';
import { connect, type TwinRelation, useEditorActions, useStructure } from '../../editor/index.ts';
import {
  incomingRelations,
  type ModelEntry,
  previewRelation,
  type ResolvedRelation,
  relationsOf,
} from '../../model/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/menuItem.ts';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import styles from './Inspector.module.css';

interface ModelRelationsProps {
  readonly entry: ModelEntry;
  /** Called when a relation was added that shares its key. */
  readonly onTwin: (twin: TwinRelation) => void;
}

/** The relations that the model declares, and those of others that point at it. */
export function ModelRelations({ entry, onTwin }: ModelRelationsProps) {
  const project = useStructure();
  const own = relationsOf(project, entry.id);
  const incoming = incomingRelations(project, entry.id).filter((relation) => relation.owner.id !== entry.id);
  return (
    <Section
      title="Relations"
      action={
        <Editable>
          <AddRelation entry={entry} onTwin={onTwin} />
        </Editable>
      }
    >
      <ul>
        {own.map((relation) => (
          <RelationLine key={`own ${relation.ref.name}`} relation={relation} />
        ))}
        {incoming.map((relation) => (
          <RelationLine key={`${relation.ref.modelId} ${relation.ref.name}`} relation={relation} isIncoming />
        ))}
      </ul>
      {own.length + incoming.length === 0 ? (
        <p className={styles['muted']}>None yet. Drag from the model’s handle, or press +.</p>
      ) : null}
    </Section>
  );
}

function RelationLine({
  relation,
  isIncoming = false,
}: {
  relation: ResolvedRelation;
  isIncoming?: boolean;
}) {
  const editor = useEditorActions();
  const { ref, owner, targetName, type } = relation;
  return (
    <li>
      <button type="button" className={styles['relation']} onClick={() => editor.select({ relation: ref })}>
        {isIncoming ? <ArrowLeft size={13} /> : <ArrowRight size={13} />}
        <span>{isIncoming ? `${owner.definition.name}.${ref.name}` : ref.name}</span>
        <span className={styles['muted']}>
          {type} {targetName ?? ''}
        </span>
      </button>
    </li>
  );
}

/** The way to a relation without a pointer: the same command as the drag. */
function AddRelation({ entry, onTwin }: ModelRelationsProps) {
  const editor = useEditorActions();
  const listTargets = (): readonly MenuItem[] => {
    const { project } = editor.getState();
    return project.models
      .toSorted((one, other) => one.definition.name.localeCompare(other.definition.name))
      .map((target) => {
        const preview = previewRelation(project, entry.id, target.id);
        return {
          id: target.id,
          label: `has many ${target.definition.name}`,
          hint: preview === null ? undefined : `${preview.name} · ${preview.foreignKey}`,
          onSelect: () => {
            const twin = connect(editor, { ownerId: entry.id, targetId: target.id });
            if (twin !== null) onTwin(twin);
          },
        };
      });
  };
  return (
    <Menu
      trigger={
        <IconButton label="Add a relation" size="small">
          <Plus size={14} />
        </IconButton>
      }
      groups={() => [listTargets()]}
    />
  );
}
