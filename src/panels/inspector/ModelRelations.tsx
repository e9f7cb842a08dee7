import { ArrowLeft, ArrowRight, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { type SharedKeyRelation, useEditorActions, useProjectFiles } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import { incomingRelations, type ModelEntry, type ResolvedRelation, relationsOf } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import styles from './Inspector.module.css';
import { NewRelation } from './NewRelation.tsx';
import { useShownPart } from './useShownPart.ts';

interface ModelRelationsProps {
  readonly entry: ModelEntry;
  /** Called when an added relation shares its key with another. */
  readonly onSharedKey: (twin: SharedKeyRelation) => void;
}

/** The relations that the model declares, and those of other models that point to it. */
export function ModelRelations({ entry, onSharedKey }: ModelRelationsProps) {
  const project = useProjectFiles();
  const [isAdding, setAdding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setAdding(false);
    button.current?.focus();
  };
  const own = relationsOf(project, entry.id);
  const incoming = incomingRelations(project, entry.id).filter((relation) => relation.owner.id !== entry.id);
  const part = useShownPart(own.length + incoming.length, nowhere);
  return (
    <Section
      title="Relations"
      action={
        <Editable>
          <IconButton
            ref={button}
            label="Add a relation"
            size="small"
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          >
            <Plus size={14} />
          </IconButton>
        </Editable>
      }
    >
      {isAdding ? (
        <Editable>
          <NewRelation entry={entry} onSharedKey={onSharedKey} onClose={close} />
        </Editable>
      ) : null}
      <ul>
        {own.slice(0, part.count).map((relation) => (
          <RelationLine key={`own ${relation.ref.name}`} relation={relation} />
        ))}
        {incoming.slice(0, Math.max(0, part.count - own.length)).map((relation) => (
          <RelationLine key={`${relation.ref.modelId} ${relation.ref.name}`} relation={relation} isIncoming />
        ))}
      </ul>
      {part.left > 0 ? (
        <Button onClick={part.showMore}>{`Show more (${part.left.toLocaleString('en')} left)`}</Button>
      ) : null}
      {own.length + incoming.length === 0 ? (
        <p className={styles['muted']}>None yet. Drag from the model’s handle, or press +.</p>
      ) : null}
    </Section>
  );
}

// A jump to a relation shows the relation itself.
const nowhere = (): number => -1;

function RelationLine({
  relation,
  isIncoming = false,
}: {
  relation: ResolvedRelation;
  isIncoming?: boolean;
}) {
  const editor = useEditorActions();
  const { ref, owner, targetName, throughName, type } = relation;
  return (
    <li>
      <button type="button" className={styles['relation']} onClick={() => editor.select({ relation: ref })}>
        {isIncoming ? <ArrowLeft size={13} /> : <ArrowRight size={13} />}
        <span>{shorten(isIncoming ? `${owner.definition.name}.${ref.name}` : ref.name)}</span>
        <span className={styles['muted']}>
          {shorten(`${type} ${targetName ?? ''}`)}
          {throughName === null ? '' : ` through ${shorten(throughName)}`}
        </span>
      </button>
    </li>
  );
}
