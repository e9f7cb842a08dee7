import { ArrowRight, Plus } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
import {
  type ConnectPolymorphicArguments,
  connectPolymorphic,
  type PolymorphicView,
  previewPolymorphic,
  type ResolvedRelation,
} from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { LateSelect } from './LateSelect.tsx';

interface PolymorphicOwnersProps {
  readonly relation: ResolvedRelation;
  readonly view: PolymorphicView;
}

/** The models that can own the rows of a polymorphic relation, each with a jump, and a form that adds one. */
export function PolymorphicOwners({ relation, view }: PolymorphicOwnersProps) {
  const editor = useEditorActions();
  const { owners, holder, back, side } = view;
  return (
    <Section title={`Can own rows of ${holder.definition.name}`}>
      {owners.length === 0 ? <p className={styles['muted']}>No model yet.</p> : null}
      <ul>
        {owners.map((owner) => (
          <li key={`${owner.owner.id} ${owner.ref.name}`}>
            <button
              type="button"
              className={styles['relation']}
              aria-current={owner.ref === relation.ref ? 'true' : undefined}
              onClick={() => editor.select({ relation: owner.ref })}
            >
              <ArrowRight size={13} />
              <span>
                {owner.owner.definition.name}.{owner.ref.name}
              </span>
              <span className={styles['muted']}>
                {owner.type}
                {owner.owner.id === owner.ref.modelId ? '' : ', inherited'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {back === null || side === 'back' ? null : (
        <p className={styles['hint']}>
          The rows lead back by{' '}
          <button
            type="button"
            className={styles['linkButton']}
            onClick={() => editor.select({ relation: back.ref })}
          >
            {back.owner.definition.name}.{back.ref.name}
          </button>
          .
        </p>
      )}
      <Editable>
        <AddOwner view={view} />
      </Editable>
    </Section>
  );
}

/** Relates a further model as the others are; the inspector stays where it is, for the next one. */
function AddOwner({ view }: { readonly view: PolymorphicView }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [type, setType] = useState<'hasMany' | 'hasOne'>('hasMany');
  const { owners, targetOfOwners, through, selector, back } = view;
  const taken = new Set(owners.map(({ owner }) => owner.id));
  const models = project.models
    .filter((entry) => !taken.has(entry.id) && entry !== targetOfOwners && entry !== through)
    .toSorted((one, other) => one.definition.name.localeCompare(other.definition.name));
  const owner = models.find(({ definition }) => definition.name === wanted) ?? models[0];
  if (owner === undefined || targetOfOwners === null) return null;
  const args: ConnectPolymorphicArguments = {
    ownerId: owner.id,
    targetId: targetOfOwners.id,
    selector: back && view.hasOwnKeys ? back.ref.name : selector,
    ...(through === null ? { type } : { throughId: through.id }),
  };
  const preview = previewPolymorphic(project, args);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    editor.run(connectPolymorphic, args, { label: 'Add an owner' });
    setWanted('');
  };
  return (
    <form aria-label="Add an owner" className={styles['afterList']} onSubmit={add}>
      <Field id={id} label="Owner">
        <LateSelect
          id={id}
          value={owner.definition.name}
          names={models.map(({ definition }) => definition.name)}
          onChange={setWanted}
        />
      </Field>
      {through === null ? (
        <Field id={`${id}kind`} label="Relation">
          <select
            id={`${id}kind`}
            className={styles['select']}
            value={type}
            onChange={(event) => setType(event.currentTarget.value === 'hasOne' ? 'hasOne' : 'hasMany')}
          >
            <option>hasMany</option>
            <option>hasOne</option>
          </select>
        </Field>
      ) : null}
      <Button look="outlined" type="submit">
        <Plus size={13} /> Add an owner: {owner.definition.name}.{preview?.name ?? ''}
      </Button>
    </form>
  );
}
