import type { JsonObject } from '../../lib/json.ts';
import type { RelationOption } from '../../model/index.ts';
import styles from './Inspector.module.css';

interface RelationOptionsProps {
  /** Those that LoopBack reads for the kind. */
  readonly known: readonly RelationOption[];
  readonly options: JsonObject;
  /** undefined if no option is left. */
  readonly onChange: (options: JsonObject | undefined) => void;
}

/** Switches the options of a relation on and off. */
export function RelationOptions({ known, options, onChange }: RelationOptionsProps) {
  const toggle = ({ name, isOnByDefault = false }: RelationOption, isOn: boolean): void => {
    const { [name]: _, ...others } = options;
    if (isOn !== isOnByDefault) onChange({ ...options, [name]: isOn });
    else onChange(Object.keys(others).length === 0 ? undefined : others);
  };
  return (
    <span className={styles['switches']}>
      {known.map((option) => (
        <label key={option.name}>
          <input
            type="checkbox"
            checked={isOn(option, options)}
            onChange={(event) => toggle(option, event.currentTarget.checked)}
          />
          {option.name}: {option.text}
        </label>
      ))}
    </span>
  );
}

/** LoopBack compares an option that is on by default with false, and takes others as they are. */
function isOn({ name, isOnByDefault = false }: RelationOption, options: JsonObject): boolean {
  return isOnByDefault ? options[name] !== false : Boolean(options[name]);
}
