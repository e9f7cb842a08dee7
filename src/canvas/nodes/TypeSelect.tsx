import { typeNames } from '../../model/index.ts';
import styles from './ModelNode.module.css';

interface TypeSelectProps {
  readonly value: string;
  readonly onChange: (type: string) => void;
}

/** The type of a property, of LoopBack's plain ones or the one that it has. */
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
