import { useId } from 'react';
import { useEditorActions, useProjectFiles } from '../../editor/index.ts';
import type { JsonValue } from '../../lib/json.ts';
import {
  baseNameOf,
  builtInNames,
  embeddedOnlyChanges,
  type ModelEntry,
  type ProblemPlace,
  pluralOf,
  pluralOfModel,
  setModelSetting,
  settingOf,
  storeOnlyEmbedded,
} from '../../model/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Editable } from '../Editable.tsx';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { LateSelect } from './LateSelect.tsx';
import { isKey } from './places.ts';

/** The settings of the model that names and properties depend on. */
export function ModelSettings({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const id = useId();
  const { name } = entry.definition;
  const current = baseNameOf(entry.definition);
  const others = project.models.map((model) => model.definition.name).filter((other) => other !== name);
  const baseNames = [...new Set([...builtInNames, ...others, current])];
  const set = (key: string, value: JsonValue | undefined): void => {
    editor.run(setModelSetting, { modelId: entry.id, key, value }, { label: `Change ${key}` });
  };
  return (
    <Section title="Settings">
      <Editable>
        <PluralField entry={entry} />
        <Field id={`${id}base`} label="Base" isAt={isKey(entry.id, 'base')}>
          <LateSelect
            id={`${id}base`}
            value={current}
            names={baseNames}
            onChange={(base) => set('base', base)}
          />
        </Field>
        <EmbeddedOnly entry={entry} />
        {choices.map(({ key, label, options }) => (
          <ChoiceField
            key={key}
            label={label}
            isAt={isKey(entry.id, key)}
            options={options}
            value={settingOf(entry.definition, key)}
            onChange={(value) => set(key, value)}
          />
        ))}
      </Editable>
    </Section>
  );
}

/** Offers to declare a model that others only embed as LoopBack asks. */
function EmbeddedOnly({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const changes = embeddedOnlyChanges(project, entry);
  if (changes === null) return null;
  const { dataSource } = changes;
  const source = dataSource === null ? '' : `data source "${dataSource}"`;
  const parts = [changes.base ? 'base "Model"' : '', source].filter(Boolean).join(' and ');
  const { name } = entry.definition;
  return (
    <p className={styles['offer']}>
      {`${name} is only embedded in other models. `}
      <Button
        look="outlined"
        onClick={() =>
          editor.run(storeOnlyEmbedded, { modelId: entry.id }, { label: `Store ${name} only embedded` })
        }
      >
        {`Use ${parts}`}
      </Button>
    </p>
  );
}

interface Choice {
  readonly key: string;
  readonly label: string;
  /** The first is LoopBack’s default. */
  readonly options: readonly (readonly [label: string, value: JsonValue | undefined])[];
}

/** The settings shown here. */
export const settingFields = ['plural', 'base', 'super', 'strict', 'idInjection', 'forceId'];

const choices: readonly Choice[] = [
  {
    key: 'strict',
    label: 'Strict',
    options: [
      ['unset: any property is kept', undefined],
      ['false: any property is kept', false],
      ['true: unknown ones are refused', true],
      ['filter: unknown ones are dropped', 'filter'],
    ],
  },
  {
    key: 'idInjection',
    label: 'Id',
    options: [
      ['unset: LoopBack adds an id', undefined],
      ['true: LoopBack adds an id', true],
      ['false: no id is added', false],
    ],
  },
  {
    key: 'forceId',
    label: 'Force id',
    options: [
      ['unset: auto', undefined],
      ['auto: unless an id is provided', 'auto'],
      ['true: the data source assigns ids', true],
      ['false: the caller may provide it', false],
    ],
  },
];

interface ChoiceFieldProps {
  readonly label: string;
  readonly isAt: (place: ProblemPlace) => boolean;
  readonly options: Choice['options'];
  readonly value: JsonValue | undefined;
  readonly onChange: (value: JsonValue | undefined) => void;
}

/** A setting with a few values; an unknown value from the file stays an option. */
function ChoiceField({ label, isAt, options, value, onChange }: ChoiceFieldProps) {
  const id = useId();
  const known = options.some(([, option]) => option === value);
  const shown = known ? options : [...options, [JSON.stringify(value), value] as const];
  return (
    <Field id={id} label={label} isAt={isAt}>
      <select
        id={id}
        className={styles['select']}
        value={shown.findIndex(([, option]) => option === value)}
        onChange={(event) => onChange(shown[Number(event.currentTarget.value)]?.[1])}
      >
        {shown.map(([text], index) => (
          <option key={text} value={index}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The plural takes effect with every letter, because relation names depend on it. */
function PluralField({ entry }: { entry: ModelEntry }) {
  const editor = useEditorActions();
  const project = useProjectFiles();
  const id = useId();
  const { name } = entry.definition;
  const plural = settingOf(entry.definition, 'plural');
  return (
    <Field id={id} label="Plural" isAt={isKey(entry.id, 'plural')}>
      <TextField
        id={id}
        value={typeof plural === 'string' ? plural : ''}
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
        {plural ? `LoopBack would use ${pluralOf(name)}` : 'and the REST path'}
      </span>
    </Field>
  );
}
