import { type ReactNode, useId } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import {
  type DerivedName,
  isFreeRelationName,
  type ResolvedRelation,
  renameRelation,
  resetRelationName,
  setRelationAttribute,
} from '../../model/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CommitField } from '../../ui/CommitField.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { isAttribute } from './places.ts';
import { WhyName } from './WhyName.tsx';

interface RelationNamesProps {
  readonly relation: ResolvedRelation;
  readonly isEditable: boolean;
}

/** Edits the names of a relation, shows how LoopBack derives them, and resets custom ones. */
export function RelationNames({ relation, isEditable }: RelationNamesProps) {
  const editor = useEditorActions();
  const id = useId();
  const { owner, ref, name, foreignKey, keyThrough, storedIn, keyHolder, throughName, foreignKeyType } =
    relation;
  const reset = (): void => {
    editor.run(resetRelationName, { ref }, { label: 'Use derived name' });
  };
  // A built-in through model is not in the project; its keys have the types of its properties.
  const builtIn = throughName === null ? null : `on ${throughName}, one of LoopBack's own models`;
  const where = keyHolder === null ? builtIn : `${foreignKeyType}, on ${keyHolder.definition.name}`;
  return (
    <Section title="Names">
      <Field id={`${id}name`} label="Name" isAt={isAttribute(ref, 'name')}>
        {isEditable ? (
          <Editable>
            <NameField id={`${id}name`} relation={relation} />
          </Editable>
        ) : (
          <code id={`${id}name`}>{name.value}</code>
        )}
        <Origin name={name} onReset={isEditable ? reset : undefined} />
        <WhyName relation={relation} which="name" />
      </Field>
      {foreignKey === null ? null : (
        <KeyField
          relation={relation}
          attribute="foreignKey"
          label="Foreign key"
          name={foreignKey}
          where={where}
        />
      )}
      {keyThrough === null ? null : (
        <KeyField
          relation={relation}
          attribute="keyThrough"
          label="Key through"
          name={keyThrough}
          where={where}
        />
      )}
      {storedIn === null ? null : (
        <KeyField
          relation={relation}
          attribute="property"
          label="Stored in"
          name={storedIn}
          where={`on ${owner.definition.name}`}
        />
      )}
    </Section>
  );
}

interface KeyFieldProps {
  readonly relation: ResolvedRelation;
  readonly attribute: 'foreignKey' | 'keyThrough' | 'property';
  readonly label: string;
  readonly name: DerivedName;
  /** The type of the property, and the model that has it. */
  readonly where: string | null;
}

/** The name of a stored property; LoopBack derives an empty one. One that LoopBack does not read for this kind is disabled. */
function KeyField({ relation, attribute, label, name, where }: KeyFieldProps) {
  const editor = useEditorActions();
  const id = useId();
  const { ref, kind, isEditable } = relation;
  const canEdit = isEditable && (kind?.attributes.includes(attribute) ?? false);
  const set = (text: string, step?: string): void => {
    // LoopBack's generator writes an empty key, and no other empty attribute.
    const value = text === '' && attribute === 'property' ? undefined : text;
    const options = { label: `Change ${label.toLowerCase()}`, ...(step === undefined ? {} : { step }) };
    editor.run(setRelationAttribute, { ref, attribute, value }, options);
  };
  return (
    <Field id={id} label={label} isAt={isAttribute(ref, attribute)}>
      {canEdit ? (
        <Editable>
          <TextField
            isMono
            id={id}
            value={name.isDerived ? '' : name.value}
            placeholder={name.derived}
            onType={(text) => {
              set(text.trim(), `${attribute}:${ref.modelId}`);
              return text === text.trim();
            }}
            onDone={() => editor.endStep()}
            onCancel={() => editor.cancelStep()}
          />
        </Editable>
      ) : (
        <code id={id}>{name.value}</code>
      )}
      <Origin name={name} onReset={canEdit ? () => set('') : undefined}>
        {where}
      </Origin>
      <WhyName relation={relation} which={attribute === 'property' ? 'storedIn' : attribute} />
    </Field>
  );
}

function NameField({ id, relation }: { id: string; relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const { ref, name } = relation;
  return (
    <CommitField
      isMono
      id={id}
      value={name.value}
      isValid={(text) => isFreeRelationName(editor.getState().project, ref, text)}
      onCommit={(text) => editor.run(renameRelation, { ref, name: text }, { label: 'Rename relation' })}
    />
  );
}

interface OriginProps {
  readonly name: DerivedName;
  readonly onReset?: (() => void) | undefined;
  readonly children?: ReactNode;
}

function Origin({ name, onReset, children }: OriginProps) {
  return (
    <span className={styles['note']}>
      <Badge tone={name.isDerived ? 'derived' : 'custom'}>{name.isDerived ? 'derived' : 'custom'}</Badge>
      {children}
      {name.isDerived || onReset === undefined ? null : (
        <Editable>
          <button type="button" className={styles['linkButton']} onClick={onReset}>
            use {name.derived}
          </button>
        </Editable>
      )}
    </span>
  );
}
