import { Plus } from 'lucide-react';
import { useId, useRef } from 'react';
import { useEditorActions, useKindChange, useProjectFiles } from '../../editor/index.ts';
import {
  addInverse,
  canChangeKind,
  findModel,
  inverseOf,
  previewInverse,
  type RelationType,
  type ResolvedRelation,
  relationKinds,
} from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Question } from '../../ui/Question.tsx';
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
  // A polymorphic belongsTo leads to any model, and each other kind leads to one.
  const canChange = canChangeKind(relation);
  const select = useRef<HTMLSelectElement>(null);
  const thenFocus = (answer: () => void) => () => {
    answer();
    select.current?.focus();
  };
  return (
    <Section title="Kind">
      <Editable>
        <Field id={id} label="Kind" isAt={isAttribute(ref, 'type')}>
          <select
            ref={select}
            id={id}
            className={styles['select']}
            value={change.asked?.type ?? type}
            onChange={(event) => change.choose(event.currentTarget.value as RelationType)}
          >
            {relation.kind === null ? <option value={type}>{type || 'no type'}</option> : null}
            {relationKinds.map((kind) => (
              <option key={kind.type} value={kind.type} disabled={!canChange && kind.type !== type}>
                {kind.type}: {kind.label}
              </option>
            ))}
          </select>
          {change.asked === null ? null : (
            <Question
              label="Change kind"
              text={change.asked.text}
              accept={{ label: 'Change kind', run: thenFocus(change.accept) }}
              cancel={{ label: `Keep ${type}`, run: thenFocus(change.cancel) }}
            />
          )}
        </Field>
      </Editable>
      <OtherSide relation={relation} />
    </Section>
  );
}

function OtherSide({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const { ref } = relation;
  const inverse = inverseOf(project, ref);
  const offer = inverse === null ? previewInverse(project, ref) : null;
  // The sides of a polymorphic relation, which may be many, have a list of their own.
  if (inverse !== null && relation.definition['polymorphic'] && relation.through === null) return null;
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
        className={styles['wrapping']}
        onClick={() => editor.run(addInverse, { ref }, { label: 'Add the other side' })}
      >
        <Plus size={13} /> Other side: {findModel(project, offer.modelId)?.definition.name}.{offer.name}
      </Button>
    </Editable>
  );
}
