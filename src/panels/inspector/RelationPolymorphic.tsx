import { useId } from 'react';
import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
import {
  canSetPolymorphic,
  describeInvert,
  describePolymorphic,
  type PolymorphicPart,
  type PolymorphicView,
  type ResolvedRelation,
  setPolymorphic,
  setRelationAttribute,
} from '../../model/index.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { Origin } from './NameOrigin.tsx';
import { PolymorphicOwners } from './PolymorphicOwners.tsx';
import { isAttribute } from './places.ts';
import { WhyName } from './WhyName.tsx';

/** Edits what makes a relation polymorphic, on all sides at once, and lists the models that can own its rows. */
export function RelationPolymorphic({ relation }: { readonly relation: ResolvedRelation }) {
  const project = useProjectFiles();
  const view = describePolymorphic(project, relation.ref);
  if (view === null) return null;
  return (
    <>
      <Section title="Polymorphic">
        <p className={styles['beforeFields']}>{describeSide(relation, view)}</p>
        <Editable>
          <InvertField relation={relation} />
          <SelectorField relation={relation} view={view} />
          <KeyField relation={relation} view={view} part="foreignKey" label="Key" />
          <KeyField relation={relation} view={view} part="discriminator" label="Discriminator" />
          {view.back === null ? null : <IdTypeField relation={relation} view={view} />}
          {view.side === 'back' ? <IdNameField relation={relation} /> : null}
        </Editable>
      </Section>
      <PolymorphicOwners relation={relation} view={view} />
    </>
  );
}

function describeSide({ owner }: ResolvedRelation, { side, holder, selector }: PolymorphicView): string {
  const { name } = holder.definition;
  if (side === 'back') {
    return `A row of ${name} belongs to a row of any model: the key holds the id, the discriminator the name of the model.`;
  }
  return side === 'owner'
    ? `Rows of ${name} belong to ${owner.definition.name} as “${selector}”. A change here changes all sides.`
    : `Leads from the far side of ${name} to one of the models that own its rows as “${selector}”.`;
}

interface PartProps {
  readonly relation: ResolvedRelation;
  readonly view: PolymorphicView;
}

function useSetPart({ ref }: ResolvedRelation) {
  const editor = useEditorActions();
  return {
    editor,
    set: (part: PolymorphicPart, value: string, step?: string): void => {
      const label = `Change ${labels[part]}`;
      editor.run(setPolymorphic, { ref, part, value }, { label, ...(step === undefined ? {} : { step }) });
    },
    canSet: (part: PolymorphicPart, value: string): boolean =>
      canSetPolymorphic(editor.getState().project, { ref, part, value }),
  };
}

const labels: Readonly<Record<PolymorphicPart, string>> = {
  selector: 'selector',
  foreignKey: 'key',
  discriminator: 'discriminator',
  idType: 'type of the ids',
};

/** LoopBack refuses a selector beside own keys, so the field is not offered then. */
function SelectorField({ relation, view: { selector, hasOwnKeys, foreignKey } }: PartProps) {
  const { set, canSet } = useSetPart(relation);
  const id = useId();
  return (
    <Field id={id} label="Selector" isAt={isAttribute(relation.ref, 'polymorphic')}>
      {hasOwnKeys ? (
        <>
          <span id={id} className={styles['muted']}>
            none beside own keys
          </span>
          <span className={styles['note']}>
            LoopBack refuses both.{' '}
            <button type="button" className={styles['linkButton']} onClick={() => set('selector', selector)}>
              use “{selector}”, key {foreignKey.derived}
            </button>
          </span>
        </>
      ) : (
        <CommitField
          isMono
          id={id}
          value={selector}
          isValid={(text) => canSet('selector', text)}
          onCommit={(text) => set('selector', text)}
        />
      )}
    </Field>
  );
}

interface KeyFieldProps extends PartProps {
  readonly part: 'foreignKey' | 'discriminator';
  readonly label: string;
}

function KeyField({ relation, view, part, label }: KeyFieldProps) {
  const { editor, set, canSet } = useSetPart(relation);
  const id = useId();
  const name = view[part];
  const { holder, idType, derivedIdType, canHaveOwnKeys } = view;
  const type = part === 'foreignKey' ? idType || derivedIdType : 'string';
  return (
    <Field id={id} label={label} isAt={isAttribute(relation.ref, part)}>
      {canHaveOwnKeys || !name.isDerived ? (
        <TextField
          isMono
          id={id}
          value={name.isDerived ? '' : name.value}
          placeholder={name.derived}
          onType={(text) => {
            const value = text.trim();
            if (!canSet(part, value)) return 'refused';
            set(part, value, `${part}:${relation.ref.modelId}`);
            return text === value;
          }}
          onDone={() => editor.endStep()}
          onCancel={() => editor.cancelStep()}
        />
      ) : (
        <code id={id} title="The far side of the through model finds the rows by the selector">
          {name.value}
        </code>
      )}
      <Origin name={name} onReset={() => set(part, '')}>
        {type}, on {holder.definition.name}
      </Origin>
      <WhyName relation={relation} which={part} />
    </Field>
  );
}

/** Which side of a polymorphic through model the relation is; the far one needs a belongsTo that is named like the selector. */
function InvertField({ relation: { ref } }: { readonly relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const id = useId();
  const view = describeInvert(project, ref);
  if (view === null) return null;
  const { isInverted, isReadable, holder, selector } = view;
  const link = holder.definition.name;
  const set = (value: true | undefined): void => {
    editor.run(setRelationAttribute, { ref, attribute: 'invert', value }, { label: 'Change invert' });
  };
  return (
    <Field id={id} label="Invert" isAt={isAttribute(ref, 'invert')}>
      <select
        id={id}
        className={styles['select']}
        value={String(isInverted)}
        aria-describedby={isReadable ? undefined : `${id}why`}
        onChange={(event) => set(event.currentTarget.value === 'true' ? true : undefined)}
      >
        <option value="false">false: owns rows of {link}</option>
        <option value="true" disabled={!isReadable && !isInverted}>
          true: the far side of {link}
        </option>
      </select>
      {isReadable ? null : (
        <span id={`${id}why`} className={styles['note']}>
          {`With “invert” LoopBack looks for the belongsTo “${selector}” of ${link}, which does not exist: every read fails.`}
        </span>
      )}
    </Field>
  );
}

/** The types that ids have in LoopBack's connectors. */
const idTypes: readonly string[] = ['string', 'number', 'ObjectID', 'date'];

function IdTypeField({ relation, view: { idType, derivedIdType, holder } }: PartProps) {
  const { set } = useSetPart(relation);
  const id = useId();
  const types = idType === '' || idTypes.includes(idType) ? idTypes : [...idTypes, idType];
  return (
    <Field id={id} label="Id type">
      <select
        id={id}
        className={styles['select']}
        value={idType}
        onChange={(event) => set('idType', event.currentTarget.value)}
      >
        <option value="">
          {derivedIdType}, like the id of {holder.definition.name}
        </option>
        {types.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </select>
    </Field>
  );
}

/** The property of the owners that the key points at: LoopBack looks for "id", whatever the id is called. */
function IdNameField({ relation: { ref, definition } }: { readonly relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const id = useId();
  const { idName } = definition;
  return (
    <Field id={id} label="Id name" isAt={isAttribute(ref, 'idName')}>
      <TextField
        isMono
        id={id}
        value={typeof idName === 'string' ? idName : ''}
        placeholder="id"
        onType={(text) => {
          const value = text.trim() === '' ? undefined : text.trim();
          const step = `idName:${ref.modelId}`;
          editor.run(
            setRelationAttribute,
            { ref, attribute: 'idName', value },
            { label: 'Change idName', step },
          );
          return text === text.trim();
        }}
        onDone={() => editor.endStep()}
        onCancel={() => editor.cancelStep()}
      />
    </Field>
  );
}
