import type { JsonObject } from '../../lib/json.ts';
import styles from './Inspector.module.css';

/** What LoopBack reads as yes or no of the options of any relation. */
const switches: readonly (readonly [key: string, text: string])[] = [
  ['nestRemoting', 'nestRemoting: REST routes for the relations of the target'],
  ['disableInclude', 'disableInclude: include leaves it out'],
  ['invertProperties', 'invertProperties: copy properties to the owner'],
];

interface RelationOptionsProps {
  readonly options: JsonObject;
  /** undefined where no option is left. */
  readonly onChange: (options: JsonObject | undefined) => void;
}

/** The options that are switched on and off. */
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
