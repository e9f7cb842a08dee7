import type { JsonValue } from '../../lib/json.ts';
import type { OptionField } from '../../targets/optionFields.ts';
import { classNames } from '../../ui/classNames.ts';
import choices from './Choices.module.css';
import styles from './TargetDialog.module.css';

type Options = Readonly<Record<string, JsonValue>>;

interface OptionFieldsProps {
  readonly fields: readonly OptionField[];
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}

/** The form for the options of a target. */
export function OptionFields({ fields, options, onChange }: OptionFieldsProps) {
  return (
    <div className={styles['options']}>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={options[field.name] ?? field.fallback}
          onChange={(value) => onChange({ ...options, [field.name]: value })}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly field: OptionField;
  readonly value: JsonValue | undefined;
  readonly onChange: (value: JsonValue) => void;
}

function Field({ field, value, onChange }: FieldProps) {
  if (field.kind === 'flag')
    return <Box label={field.label} isOn={value === true} onToggle={(isOn) => onChange(isOn)} />;
  if (field.kind === 'number')
    return (
      <label className={choices['choice']}>
        {field.label}
        <input
          className={styles['number']}
          type="number"
          min={field.least}
          max={field.most}
          value={typeof value === 'number' ? value : ''}
          // An empty field is refused by the schema, which says so.
          onChange={({ target }) => onChange(target.value === '' ? null : target.valueAsNumber)}
        />
      </label>
    );
  const chosen = Array.isArray(value) ? value : [value];
  return (
    <fieldset className={classNames(choices['group'], styles['group'])}>
      <legend className={choices['title']}>{field.label}</legend>
      {field.choices.map(({ value: each, label }) =>
        field.kind === 'choice' ? (
          <label key={each} className={choices['choice']}>
            <input
              type="radio"
              name={field.name}
              checked={chosen.includes(each)}
              onChange={() => onChange(each)}
            />
            {label}
          </label>
        ) : (
          <Box
            key={each}
            label={label}
            isOn={chosen.includes(each)}
            onToggle={(isOn) =>
              // In the order of the list, so that the same choice gives the same files.
              onChange(
                field.choices
                  .map((choice) => choice.value)
                  .filter((other) => (other === each ? isOn : chosen.includes(other))),
              )
            }
          />
        ),
      )}
    </fieldset>
  );
}

interface BoxProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

function Box({ label, isOn, onToggle }: BoxProps) {
  return (
    <label className={choices['choice']}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onToggle(target.checked)} />
      {label}
    </label>
  );
}
