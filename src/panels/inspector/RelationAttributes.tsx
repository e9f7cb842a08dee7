import { useId } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import type { JsonValue } from '../../lib/json.ts';
import { describeProperties, type ResolvedRelation, setRelationAttribute } from '../../model/index.ts';
import { JsonField } from '../../ui/JsonField.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './Inspector.module.css';
import { Field } from './ModelSettings.tsx';

interface AttributeField {
  readonly attribute: string;
  readonly label: string;
  readonly placeholder: string;
}

/** The attributes that are JSON in the file, with what LoopBack does with them. */
const jsonFields: readonly AttributeField[] = [
  { attribute: 'scope', label: 'Scope', placeholder: '{"order": "date DESC"}' },
  { attribute: 'properties', label: 'Properties', placeholder: '["name"]' },
  { attribute: 'options', label: 'Options', placeholder: '{"nestRemoting": true}' },
];

/** What else LoopBack reads of a relation. */
export function RelationAttributes({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const id = useId();
  const { ref, definition, kind, owner, target } = relation;
  const set = (attribute: string, value: JsonValue | undefined): void => {
    editor.run(setRelationAttribute, { ref, attribute, value }, { label: `Change ${attribute}` });
  };
  const holder = kind?.keyOn === 'owner' ? target : owner;
  const properties = holder === null ? [] : describeProperties(project, holder.id);
  const primaryKey = definition['primaryKey'];
  const reads = (attribute: string): boolean => kind?.attributes.includes(attribute) ?? false;
  return (
    <Section title="Attributes">
      {reads('primaryKey') ? (
        <Field id={`${id}primaryKey`} label="Primary key">
          <select
            id={`${id}primaryKey`}
            className={styles['select']}
            value={typeof primaryKey === 'string' ? primaryKey : ''}
            onChange={(event) => set('primaryKey', event.currentTarget.value || undefined)}
          >
            <option value="">the id</option>
            {properties.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </Field>
      ) : null}
      {jsonFields
        .filter(({ attribute }) => reads(attribute) || definition[attribute] !== undefined)
        .map(({ attribute, label, placeholder }) => (
          <Field key={attribute} id={`${id}${attribute}`} label={label}>
            <JsonField
              id={`${id}${attribute}`}
              label={label}
              value={definition[attribute]}
              placeholder={placeholder}
              onCommit={(value) => set(attribute, value)}
            />
          </Field>
        ))}
    </Section>
  );
}
