import { useId } from 'react';
import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
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

/** Examples for the attributes that are JSON. */
const placeholders: Readonly<Record<string, string>> = {
  scope: '{"order": "date DESC"}',
  properties: '["name"]: copied on create',
  options: '{"http": {…}}',
};
/** Shown by other parts of the inspector. */
const elsewhere = new Set([
  'type',
  'foreignKey',
  'keyThrough',
  'property',
  'polymorphic',
  'invert',
  'idName',
]);
/** Functions in code; a file can hold them, but LoopBack ignores them there. */
const codeOnly = new Set(['scopeMethods', 'methods', 'throughTable']);

/** Returns the attributes to show: those LoopBack reads for the kind, and any others in the file. */
export function attributeFieldsOf({ kind, definition }: ResolvedRelation): readonly string[] {
  const read = (kind?.attributes ?? []).filter((attribute) => !codeOnly.has(attribute));
  const given = Object.keys(definition);
  // A key that this kind does not read has no field among the names, so it is shown here.
  const isName = (attribute: string): boolean =>
    elsewhere.has(attribute) && (kind === null || kind.attributes.includes(attribute));
  const isShown = (attribute: string): boolean => {
    if (attribute === 'type') return false;
    // Among the polymorphic fields, unless LoopBack does not read it.
    if (attribute === 'invert')
      return given.includes(attribute) && !(definition['polymorphic'] && definition.through);
    return !isName(attribute);
  };
  return [...new Set([...read, ...given])].filter(isShown);
}

/** Edits the other attributes of the relation. */
export function RelationAttributes({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
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
                      known={relation.kind?.options ?? []}
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
  default: 'Default',
  primaryKey: 'Primary key',
  through: 'Through',
  scope: 'Scope',
  properties: 'Properties',
  options: 'Options',
};

interface Choices {
  /** The text for no choice; null if one is required. */
  readonly none: string | null;
  readonly names: readonly string[];
}

/** Returns what an attribute can name; null if it names nothing. */
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
    none: kind.type === 'hasMany' ? 'no through model' : 'the join model that LoopBack finds or creates',
    names: [...names, ...builtIn],
  };
}

interface ChoiceFieldProps {
  readonly id: string;
  readonly value: string;
  readonly choices: Choices;
  readonly onChange: (name: string) => void;
}

/** A choice of names; an unknown name from the file stays an option. */
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
