import { useId } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { findModel, type ModelId, setPropertyAttribute } from '../../model/index.ts';
import { JsonField } from '../../ui/JsonField.tsx';
import styles from './Inspector.module.css';
import { Field } from './ModelSettings.tsx';

/** What LoopBack reads of a property beside its type, whether it is required and the id; each with a first value. */
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
];

const shownElsewhere = new Set(['type', 'required', 'id']);

/** Every other attribute of a property, each a JSON value; more can be added. */
export function PropertyAttributes({ modelId, property }: { modelId: ModelId; property: string }) {
  const editor = useEditorActions();
  const id = useId();
  const properties = useEditor(({ project }) => findModel(project, modelId)?.definition.properties);
  const attributes = attributesOf(isJsonObject(properties) ? properties[property] : undefined);
  const shown = Object.keys(attributes).filter((attribute) => !shownElsewhere.has(attribute));
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
        <Field key={attribute} id={`${id}${attribute}`} label={attribute}>
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

/** A bare type has no attributes, and neither has a nested model. */
function attributesOf(definition: unknown): JsonObject {
  return isJsonObject(definition) && Object.hasOwn(definition, 'type') ? definition : {};
}
