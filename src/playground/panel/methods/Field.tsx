import type { ReactNode } from 'react';
import { classNames } from '../../../ui/classNames.ts';
import styles from './Methods.module.css';

interface FieldProps {
  readonly label: string;
  /** Whether it is as wide as two fields. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

function Field({ label, isWide = false, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={classNames(styles['field'], isWide && styles['wide'])}>
      <span>{label}</span>
      {children}
    </label>
  );
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  /** Whether it is as wide as two fields, for long choices. */
  readonly isWide?: boolean;
  readonly onChange: (value: string) => void;
}

export function SelectField({ label, value, choices, isWide = false, onChange }: SelectFieldProps) {
  const chosen = choices.find(([one]) => one === value)?.[1];
  return (
    <Field label={label} isWide={isWide}>
      <select
        value={value}
        title={isWide ? chosen : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Whether its text can't be a value. */
  readonly isInvalid?: boolean;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, value, placeholder, isInvalid, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      <input
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        aria-invalid={isInvalid || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
