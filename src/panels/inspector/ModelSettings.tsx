import { type ReactNode, useId } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import {
  builtInNames,
  type ModelEntry,
  pluralOf,
  pluralOfModel,
  setModelSetting,
} from '../../model/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Inspector.module.css';

/** The model's own keys that names and properties hang on. */
export function ModelSettings({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const project = useEditor((state) => state.project);
  const id = useId();
  const { plural, base, name } = entry.definition;
  const current = base ?? 'PersistedModel';
  const others = project.models.map((model) => model.definition.name).filter((other) => other !== name);
  const baseNames = [...new Set([...builtInNames, ...others, current])];
  return (
    <Section title="Settings">
      <Field id={`${id}plural`} label="Plural">
        <TextField
          id={`${id}plural`}
          value={plural ?? ''}
          placeholder={pluralOfModel(project, entry)}
          onType={(text) => {
            const value = text === '' ? undefined : text;
            const step = { step: `plural:${entry.id}`, label: 'Change plural' };
            editor.run(setModelSetting, { modelId: entry.id, key: 'plural', value }, step);
            return true;
          }}
          onDone={() => editor.endStep()}
          onCancel={() => editor.cancelStep()}
        />
        <span className={styles['note']}>
          {plural ? <Badge tone="custom">custom</Badge> : <Badge tone="derived">derived</Badge>}
          {plural ? `LoopBack would say ${pluralOf(name)}` : 'and the REST path with it'}
        </span>
      </Field>
      <Field id={`${id}base`} label="Base">
        <select
          id={`${id}base`}
          className={styles['select']}
          value={current}
          onChange={(event) =>
            editor.run(
              setModelSetting,
              { modelId: entry.id, key: 'base', value: event.currentTarget.value },
              { label: 'Change base' },
            )
          }
        >
          {baseNames.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      </Field>
    </Section>
  );
}

export function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
