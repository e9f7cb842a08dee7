import type { JsonObject } from '../../lib/json.ts';
import styles from './Inspector.module.css';

/** The options of a relation that LoopBack reads as true or false. */
const switches: readonly (readonly [key: string, text: string])[] = [
  ['nestRemoting', 'nestRemoting: add REST routes for the relations of the target'],
  ['disableInclude', 'disableInclude: leave it out of include'],
  ['invertProperties', 'invertProperties: copy properties to the owner'],
];

interface RelationOptionsProps {
  readonly options: JsonObject;
  /** undefined if no option is left. */
  readonly onChange: (options: JsonObject | undefined) => void;
}

/** Switches the options of a relation on and off. */
export function RelationOptions({ options, onChange }: RelationOptionsProps) {
  const toggle = (key: string, isOn: boolean): void => {
    const { [key]: _, ...others } = options;
    if (isOn) onChange({ ...options, [key]: true });
    else onChange(Object.keys(others).length === 0 ? undefined : others);
  };
  return (
    <span className={styles['switches']}>
      {switches.map(([key, text]) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={Boolean(options[key])}
            onChange={(event) => toggle(key, event.currentTarget.checked)}
          />
          {text}
        </label>
      ))}
    </span>
  );
}
