import { Plus } from 'lucide-react';
import { useId } from 'react';
import { type KindChange, useEditorActions, useKindChange, useProjectFiles } from '../../editor/index.ts';
import {
  addInverse,
  findModel,
  inverseOf,
  previewInverse,
  type RelationType,
  type ResolvedRelation,
  relationKinds,
} from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { isAttribute } from './places.ts';

/** Edits the kind of a relation, and links to or adds the relation on the other side. */
export function RelationKindField({ relation }: { relation: ResolvedRelation }) {
  const { ref, type } = relation;
  const id = useId();
  const change = useKindChange(relation);
  return (
    <Section title="Kind">
      <Editable>
        <Field id={id} label="Kind" isAt={isAttribute(ref, 'type')}>
          <select
            id={id}
            className={styles['select']}
            value={change.asked?.type ?? type}
            onChange={(event) => change.choose(event.currentTarget.value as RelationType)}
          >
            {relation.kind === null ? <option value={type}>{type || 'no type'}</option> : null}
            {relationKinds.map((kind) => (
              <option key={kind.type} value={kind.type}>
                {kind.type}: {kind.label}
              </option>
            ))}
          </select>
          {change.asked === null ? null : <LossQuestion change={change} type={type} />}
        </Field>
      </Editable>
      <OtherSide relation={relation} />
    </Section>
  );
}

function LossQuestion({ change, type }: { readonly change: KindChange; readonly type: string }) {
  return (
    <span className={styles['question']} role="alert">
      {change.asked?.text}
      <span className={styles['formButtons']}>
        <Button look="outlined" onClick={change.cancel}>
          Keep {type}
        </Button>
        <Button look="primary" onClick={change.accept}>
          Change kind
        </Button>
      </span>
    </span>
  );
}

function OtherSide({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const { ref } = relation;
  const inverse = inverseOf(project, ref);
  const offer = inverse === null ? previewInverse(project, ref) : null;
  if (inverse !== null) {
    return (
      <p className={styles['hint']}>
        The other side is{' '}
        <button
          type="button"
          className={styles['linkButton']}
          onClick={() => editor.select({ relation: inverse.ref })}
        >
          {inverse.owner.definition.name}.{inverse.ref.name}
        </button>
        ; a change of the key changes both.
      </p>
    );
  }
  if (offer === null) return null;
  return (
    <Editable>
      <Button
        look="outlined"
        onClick={() => editor.run(addInverse, { ref }, { label: 'Add the other side' })}
      >
        <Plus size={13} /> Other side: {findModel(project, offer.modelId)?.definition.name}.{offer.name}
      </Button>
    </Editable>
  );
}
