import { type ReactNode, useId } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import {
  type DerivedName,
  type ResolvedRelation,
  relationsOf,
  renameRelation,
  resetRelationName,
  setRelationAttribute,
} from '../../model/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CommitField } from '../../ui/CommitField.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Inspector.module.css';
import { Field } from './ModelSettings.tsx';

interface RelationNamesProps {
  readonly relation: ResolvedRelation;
  readonly isEditable: boolean;
}

/** The relation's name and foreign key, whether LoopBack derives them, and the way back to what it derives. */
export function RelationNames({ relation, isEditable }: RelationNamesProps) {
  const editor = useEditorActions();
  const id = useId();
  const { ref, name, foreignKey, keyHolder, foreignKeyType } = relation;
  const setForeignKey = (value: string | undefined, step?: string): void => {
    editor.run(
      setRelationAttribute,
      { ref, attribute: 'foreignKey', value },
      { label: 'Change foreign key', ...(step === undefined ? {} : { step }) },
    );
  };
  return (
    <Section title="Names">
      <Field id={`${id}name`} label="Name">
        {isEditable ? (
          <NameField id={`${id}name`} relation={relation} />
        ) : (
          <code id={`${id}name`}>{name.value}</code>
        )}
        <Origin
          name={name}
          onReset={
            isEditable
              ? () => editor.run(resetRelationName, { ref }, { label: 'Use derived name' })
              : undefined
          }
        />
      </Field>
      {foreignKey === null ? null : (
        <Field id={`${id}key`} label="Foreign key">
          {isEditable ? (
            <TextField
              isMono
              id={`${id}key`}
              value={foreignKey.isDerived ? '' : foreignKey.value}
              placeholder={foreignKey.derived}
              onType={(text) => {
                setForeignKey(text.trim(), `foreignKey:${ref.modelId}`);
                return text === text.trim();
              }}
              onDone={() => editor.endStep()}
              onCancel={() => editor.cancelStep()}
            />
          ) : (
            <code id={`${id}key`}>{foreignKey.value}</code>
          )}
          <Origin name={foreignKey} onReset={isEditable ? () => setForeignKey('') : undefined}>
            {keyHolder === null ? null : `${foreignKeyType}, on ${keyHolder.definition.name}`}
          </Origin>
        </Field>
      )}
    </Section>
  );
}

function NameField({ id, relation }: { id: string; relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const { ref, name } = relation;
  const siblings = relationsOf(project, ref.modelId);
  return (
    <CommitField
      isMono
      id={id}
      value={name.value}
      isValid={(text) => siblings.every((sibling) => sibling.ref.name !== text)}
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
        <button type="button" className={styles['linkButton']} onClick={onReset}>
          use {name.derived}
        </button>
      )}
    </span>
  );
}
