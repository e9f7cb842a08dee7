import { useId } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import type { JsonValue } from '../../lib/json.ts';
import { definitionKeys, type ModelEntry, setModelSetting, settingOf } from '../../model/index.ts';
import { JsonField } from '../../ui/JsonField.tsx';
import { Section } from '../../ui/Section.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { settingFields } from './ModelSettings.tsx';
import { isKey, settingKeysOf } from './places.ts';

/** Common keys, with an example of each. */
const common: readonly (readonly [key: string, placeholder: string])[] = [
  ['description', '"What it is"'],
  ['http', '{"path": "people"}'],
  ['hidden', '["password"]'],
  ['protected', '["email"]'],
  ['scope', '{"where": {…}}'],
  ['methods', '{"prototype.pay": {…}}'],
];
const placeholders = new Map(common);
const elsewhere = new Set([
  ...settingFields,
  ...['name', 'properties', 'relations', 'relationships', 'options', 'acls', 'scopes', 'indexes', 'mixins'],
]);

/** The other keys of the model definition, and those that LoopBack reads. */
export function ModelKeys({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const id = useId();
  const given = settingKeysOf(entry.definition).filter((key) => !elsewhere.has(key));
  const shown = [...new Set([...placeholders.keys(), ...given])];
  const set = (key: string, value: JsonValue | undefined): void => {
    editor.run(setModelSetting, { modelId: entry.id, key, value }, { label: `Change ${key}` });
  };
  return (
    <Section title="More keys">
      <Editable>
        {shown.map((key) => (
          <Field key={key} id={`${id}${key}`} label={key} isAt={isKey(entry.id, key)}>
            <JsonField
              id={`${id}${key}`}
              label={key}
              value={settingOf(entry.definition, key)}
              placeholder={placeholders.get(key)}
              onCommit={(value) => set(key, value)}
            />
            {key === 'validations' ? <span className={styles['note']}>{validationsNote}</span> : null}
          </Field>
        ))}
        <select
          className={styles['select']}
          aria-label="Add a key"
          value=""
          onChange={(event) => set(event.currentTarget.value, firstValueOf(event.currentTarget.value))}
        >
          <option value="" disabled>
            Add a key…
          </option>
          {[...definitionKeys.read]
            .filter((key) => !shown.includes(key) && !elsewhere.has(key))
            .toSorted()
            .map((key) => (
              <option key={key}>{key}</option>
            ))}
        </select>
      </Editable>
    </Section>
  );
}

// See the problem `ignored-validations`.
const validationsNote =
  'LoopBack ignores these: nothing is checked. Write validations in the model’s .js file.';

/** The first value of a new key: one that differs from LoopBack’s default. */
const firstValues: Readonly<Record<string, JsonValue>> = {
  replaceOnPUT: false,
  automaticValidation: false,
  injectOptionsFromRemoteContext: false,
  applyDefaultsOnReads: false,
  maxDepthOfQuery: 32,
  maxDepthOfData: 64,
  normalizeUndefinedInQuery: 'nullify',
  excludeBaseProperties: [],
  hiddenProperties: [],
  protectedProperties: [],
  validations: [],
  attributes: {},
  remoting: { normalizeHttpPath: true },
  ttl: 1_209_600,
  maxTTL: 31_556_926,
  saltWorkFactor: 10,
  realmDelimiter: ':',
  defaultPermission: 'DENY',
  changeModelName: 'Change',
};

const firstValueOf = (key: string): JsonValue => firstValues[key] ?? true;
