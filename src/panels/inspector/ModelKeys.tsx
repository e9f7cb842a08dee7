import { useId } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import type { JsonValue } from '../../lib/json.ts';
import { type ModelEntry, setModelSetting } from '../../model/index.ts';
import { JsonField } from '../../ui/JsonField.tsx';
import { Section } from '../../ui/Section.tsx';
import { Field } from './ModelSettings.tsx';

/** The keys that are JSON whatever the form, with what they look like. */
const keys: readonly (readonly [key: string, placeholder: string])[] = [
  ['description', '"What it is"'],
  ['http', '{"path": "people"}'],
  ['hidden', '["password"]'],
  ['protected', '["email"]'],
  ['scope', '{"where": {…}}: on every query'],
  ['scopes', '{"recent": {"order": "date DESC"}}'],
  ['acls', '[{"accessType": "*", …}]'],
  ['methods', '{"prototype.pay": {…}}'],
  ['mixins', '{"TimeStamp": true}'],
  ['indexes', '{}'],
];

/** Everything else that LoopBack reads of a model definition. */
export function ModelKeys({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const id = useId();
  const set = (key: string, value: JsonValue | undefined): void => {
    editor.run(setModelSetting, { modelId: entry.id, key, value }, { label: `Change ${key}` });
  };
  return (
    <Section title="More keys">
      {keys.map(([key, placeholder]) => (
        <Field key={key} id={`${id}${key}`} label={key}>
          <JsonField
            id={`${id}${key}`}
            label={key}
            value={entry.definition[key]}
            placeholder={placeholder}
            onCommit={(value) => set(key, value)}
          />
        </Field>
      ))}
    </Section>
  );
}
