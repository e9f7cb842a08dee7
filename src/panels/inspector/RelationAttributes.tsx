import { useId } from 'react';
import { useEditorActions, useStructure } from '../../editor/index.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import {
  builtInNames,
  describeProperties,
  type Project,
  type ResolvedRelation,
  setRelationAttribute,
} from '../../model/index.ts';
import { JsonField } from '../../ui/JsonField.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import { LateSelect } from './LateSelect.tsx';
import { isAttribute } from './places.ts';
import { RelationOptions } from './RelationOptions.tsx';

/** What LoopBack reads of the editable kinds, with what it looks like where it is JSON. */
const placeholders: Readonly<Record<string, string>> = {
  scope: '{"order": "date DESC"}',
  properties: '["name"]: copied on create',
  options: '{"http": {…}}',
};
/** The relation's other parts show these. */
const elsewhere = new Set(['type', 'foreignKey', 'keyThrough', 'polymorphic', 'invert', 'idName']);
/** Functions in code; in a file they are kept, and that is all. */
const codeOnly = new Set(['scopeMethods', 'methods', 'throughTable']);

/** The attributes that are shown here: what LoopBack reads of the kind, and whatever else the file has. */
export function attributeFieldsOf({ kind, definition }: ResolvedRelation): readonly string[] {
  const read = (kind?.attributes ?? []).filter((attribute) => !codeOnly.has(attribute));
  const given = Object.keys(definition);
  // A key that has no field among the names, for the kind reads none, is one of these.
  const isName = (attribute: string): boolean =>
    elsewhere.has(attribute) && (kind === null || kind.attributes.includes(attribute));
  return [...new Set([...read, ...given])].filter((attribute) => attribute !== 'type' && !isName(attribute));
}

/** What else the relation says. */
export function RelationAttributes({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useStructure();
  const id = useId();
  const { ref, definition } = relation;
  const set = (attribute: string, value: JsonValue | undefined): void => {
    editor.run(setRelationAttribute, { ref, attribute, value }, { label: `Change ${attribute}` });
  };
  return (
    <Section title="Attributes">
      <Editable>
        {attributeFieldsOf(relation).map((attribute) => {
          const choices = choicesFor(project, relation, attribute);
          const value = definition[attribute];
          return (
            <Field
              key={attribute}
              id={`${id}${attribute}`}
              label={labels[attribute] ?? attribute}
              isAt={isAttribute(ref, attribute)}
            >
              {choices !== null && (value === undefined || value === null || typeof value === 'string') ? (
                <ChoiceField
                  id={`${id}${attribute}`}
                  value={value ?? ''}
                  choices={choices}
                  onChange={(name) => set(attribute, name === '' ? undefined : name)}
                />
              ) : (
                <>
                  <JsonField
                    id={`${id}${attribute}`}
                    label={labels[attribute] ?? attribute}
                    value={value}
                    placeholder={placeholders[attribute]}
                    onCommit={(changed) => set(attribute, changed)}
                  />
                  {attribute === 'options' ? (
                    <RelationOptions
                      options={isJsonObject(value) ? value : {}}
                      onChange={(options) => set('options', options)}
                    />
                  ) : null}
                </>
              )}
            </Field>
          );
        })}
      </Editable>
    </Section>
  );
}

const labels: Readonly<Record<string, string>> = {
  model: 'Model',
  primaryKey: 'Primary key',
  through: 'Through',
  scope: 'Scope',
  properties: 'Properties',
  options: 'Options',
};

interface Choices {
  /** What LoopBack takes where nothing is chosen; null where something has to be. */
  readonly none: string | null;
  readonly names: readonly string[];
}

/** What an attribute can name; null for one that names nothing. */
function choicesFor(
  project: Project,
  { kind, owner, target }: ResolvedRelation,
  attribute: string,
): Choices | null {
  if (!kind?.attributes.includes(attribute)) return null;
  if (attribute === 'primaryKey') {
    const holder = kind.keyOn === 'owner' ? target : owner;
    const names = holder === null ? [] : describeProperties(project, holder.id).map(({ name }) => name);
    return { none: 'the id', names };
  }
  if (attribute !== 'model' && attribute !== 'through') return null;
  const models = project.models.map(({ definition }) => definition.name);
  const names = models.toSorted((one, other) => one.localeCompare(other));
  const builtIn = builtInNames.filter((name) => !models.includes(name));
  if (attribute === 'model') return { none: null, names: [...names, ...builtIn] };
  return {
    none: kind.type === 'hasMany' ? 'no model between' : 'the one that LoopBack finds or makes',
    names: [...names, ...builtIn],
  };
}

interface ChoiceFieldProps {
  readonly id: string;
  readonly value: string;
  readonly choices: Choices;
  readonly onChange: (name: string) => void;
}

/** One of several names; what the file has and the list does not know stays to be chosen. */
function ChoiceField({ id, value, choices: { none, names }, onChange }: ChoiceFieldProps) {
  const isKnown = names.includes(value) || (value === '' && none !== null);
  return (
    <LateSelect
      id={id}
      value={value}
      names={names}
      first={
        <>
          {none === null ? null : <option value="">{none}</option>}
          {isKnown ? null : <option value={value}>{value}</option>}
        </>
      }
      onChange={onChange}
    />
  );
}
