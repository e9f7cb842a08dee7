import { useId } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import {
  type DerivedName,
  isFreeRelationName,
  type ResolvedRelation,
  renameRelation,
  resetRelationName,
  setRelationAttribute,
} from '../../model/index.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import { Origin } from './NameOrigin.tsx';
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
  const { owner, ref, name, storedIn, keyHolder, throughName, foreignKeyType } = relation;
  const { foreignKey, keyThrough } = namedKeysOf(relation);
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

/** Returns the keys that have a field here; those of a polymorphic relation have a part of their own. */
export function namedKeysOf({
  kind,
  definition,
  foreignKey,
  keyThrough,
}: ResolvedRelation): Pick<ResolvedRelation, 'foreignKey' | 'keyThrough'> {
  if (!definition['polymorphic'] || kind === null) return { foreignKey, keyThrough };
  return {
    foreignKey: kind.readsForeignKey(definition) ? foreignKey : null,
    keyThrough: kind.readsKeyThrough?.(definition) === false ? null : keyThrough,
  };
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
