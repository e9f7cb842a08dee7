import { typeNames } from '../../model/index.ts';
import styles from './ModelNode.module.css';

interface TypeSelectProps {
  readonly value: string;
  readonly onChange: (type: string) => void;
}

/** Selects the type of a property: LoopBack's simple types, or its current type. */
export function TypeSelect({ value, onChange }: TypeSelectProps) {
  const names: readonly string[] = typeNames;
  const known = names.includes(value) ? names : [value, ...names];
  return (
    <select
      className={styles['select']}
      aria-label="Property type"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {known.map((type) => (
        <option key={type}>{type}</option>
      ))}
    </select>
  );
}
