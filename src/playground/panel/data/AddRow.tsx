import { useState } from 'react';
import type { JsonObject } from '../../../lib/json.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Clause } from '../calls/callRequest.ts';
import type { DesignModel } from '../design/design.ts';
import { TextField } from '../methods/Field.tsx';
import form from '../methods/Methods.module.css';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import { readCell } from './cellText.ts';
import styles from './RowsView.module.css';

interface AddRowProps {
  readonly model: DesignModel;
  /** The values that all shown rows share; a new row gets them. */
  readonly given: Clause | null;
  readonly isDisabled: boolean;
  /** Returns why LoopBack refused the row; null where it is stored. */
  readonly onAdd: (data: JsonObject) => Promise<string | null>;
  readonly onClose: () => void;
}

/** The form for a new row, which `create` stores with LoopBack's own validation. */
export function AddRow({ model, given, isDisabled, onAdd, onClose }: AddRowProps) {
  const properties = model.properties.filter(({ isId }) => !isId || !model.isIdGenerated);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      properties.flatMap(({ name }) => {
        const value = given?.[name];
        return typeof value === 'number' || typeof value === 'string' ? [[name, String(value)]] : [];
      }),
    ),
  );
  const [message, setMessage] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    const data = Object.fromEntries(
      properties.flatMap(({ name, type }) => {
        const text = texts[name] ?? '';
        return text === '' ? [] : [[name, readCell(text, type)]];
      }),
    );
    setMessage(await onAdd(data));
  };
  return (
    <form
      className={`${form['form']} ${styles['adding']}`}
      aria-label={`New ${model.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isDisabled) void add();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={form['fields']}>
        {properties.map(({ name, type, isRequired }) => (
          <TextField
            key={name}
            label={isRequired ? `${name} *` : name}
            value={texts[name] ?? ''}
            placeholder={type}
            onChange={(text) => setTexts({ ...texts, [name]: text })}
          />
        ))}
      </div>
      <p className={styles['addition']}>
        <Button look="primary" size="small" type="submit" {...ariaDisabled(isDisabled)}>
          Create
        </Button>
        {message === null ? null : (
          <span role="alert" className={styles['message']}>
            {message}
          </span>
        )}
      </p>
    </form>
  );
}
