import type { ReactNode } from 'react';
import styles from './Methods.module.css';
import type { RowChoice } from './useRowChoices.ts';

export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={styles['field']}>
      <span>{label}</span>
      {children}
    </label>
  );
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

export function SelectField({ label, value, choices, onChange }: SelectFieldProps) {
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface IdFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly RowChoice[];
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

/** An id, picked from the list of the first rows or typed. */
export function IdField({ label, value, choices, placeholder, onChange }: IdFieldProps) {
  const list = `ids-${label.replaceAll(/\W/g, '-')}`;
  return (
    <Field label={label}>
      <input
        value={value}
        list={list}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {choices.map(({ id, label: text }) => (
          <option key={id} value={String(id)}>
            {text}
          </option>
        ))}
      </datalist>
    </Field>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, value, placeholder, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      <input
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
