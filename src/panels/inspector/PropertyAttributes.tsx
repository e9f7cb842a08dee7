import { useId } from 'react';
import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { findModel, type ModelId, type Project, setPropertyAttribute } from '../../model/index.ts';
import { JsonField } from '../../ui/JsonField.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { isProperty } from './places.ts';

/** The attributes that LoopBack reads besides type, required and id, each with a first value. */
const known: readonly (readonly [attribute: string, first: JsonValue])[] = [
  ['default', ''],
  ['defaultFn', 'now'],
  ['generated', true],
  ['index', true],
  ['description', ''],
  ['updateOnly', true],
  ['useDefaultIdType', false],
  ['applyDefaultOnWrites', false],
  ['persistDefaultValues', false],
  ['length', 255],
  ['precision', 10],
  ['scale', 2],
  ['min', 0],
  ['max', 100],
  ['enum', []],
  ['pattern', ''],
  ['jsonSchema', {}],
  ['http', {}],
  ['mysql', { columnName: '' }],
  ['postgresql', { columnName: '' }],
  ['mssql', { columnName: '' }],
  ['oracle', { columnName: '' }],
  ['mongodb', { fieldName: '' }],
];

/** Edits the other attributes of a property as JSON, and adds more. */
export function PropertyAttributes({ modelId, property }: { modelId: ModelId; property: string }) {
  const editor = useEditorActions();
  const id = useId();
  const project = useProjectFiles();
  const attributes = attributesIn(project, modelId, property);
  const shown = shownAttributes(project, modelId, property);
  const set = (attribute: string, value: JsonValue | undefined): void => {
    editor.run(
      setPropertyAttribute,
      { modelId, property, attribute, value },
      { label: `Change ${attribute}` },
    );
  };
  return (
    <div className={styles['attributes']}>
      {shown.map((attribute) => (
        <Field
          key={attribute}
          id={`${id}${attribute}`}
          label={attribute}
          isAt={(place) => isProperty(modelId, property)(place) && place.key === attribute}
        >
          <JsonField
            id={`${id}${attribute}`}
            label={`${attribute} of ${property}`}
            value={attributes[attribute]}
            onCommit={(value) => set(attribute, value)}
          />
        </Field>
      ))}
      <select
        className={styles['select']}
        aria-label={`Add an attribute to ${property}`}
        value=""
        onChange={(event) => {
          const attribute = event.currentTarget.value;
          set(attribute, known.find(([name]) => name === attribute)?.[1]);
        }}
      >
        <option value="" disabled>
          Add an attribute…
        </option>
        {known
          .filter(([attribute]) => !shown.includes(attribute))
          .map(([attribute]) => (
            <option key={attribute}>{attribute}</option>
          ))}
      </select>
    </div>
  );
}

/** Returns the attributes that the line of the property does not show. */
export function shownAttributes(project: Project, modelId: ModelId, property: string): readonly string[] {
  return Object.entries(attributesIn(project, modelId, property)).flatMap(([attribute, value]) => {
    if (attribute === 'type') return [];
    // The line only shows true and false: a message, or the position in a composite id, is JSON.
    const isSwitch = attribute === 'required' || attribute === 'id';
    return isSwitch && (typeof value === 'boolean' || value === 1) ? [] : [attribute];
  });
}

/** A type name alone has no attributes, nor has a nested model. */
function attributesIn(project: Project, modelId: ModelId, property: string): JsonObject {
  const properties = findModel(project, modelId)?.definition.properties;
  const definition = isJsonObject(properties) ? properties[property] : undefined;
  return isJsonObject(definition) && Object.hasOwn(definition, 'type') ? definition : {};
}
