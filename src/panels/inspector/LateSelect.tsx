import { type ReactNode, useState } from 'react';
import styles from './Inspector.module.css';

interface LateSelectProps {
  readonly id: string;
  readonly value: string;
  /** All that can be chosen. */
  readonly names: readonly string[];
  /** What stands before them. */
  readonly first?: ReactNode;
  readonly onChange: (value: string) => void;
}

/** As many options cost nothing to speak of. */
const FEW = 100;

/**
 * A select whose options may be thousands: then they are listed when somebody
 * is about to choose, and until then only the chosen one is there.
 */
export function LateSelect({ id, value, names, first, onChange }: LateSelectProps) {
  const [isAsked, setAsked] = useState(false);
  const ask = (): void => setAsked(true);
  const isListed = isAsked || names.length <= FEW;
  return (
    <select
      id={id}
      className={styles['select']}
      value={value}
      onPointerDown={ask}
      onFocus={ask}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {first}
      {isListed
        ? names.map((name) => <option key={name}>{name}</option>)
        : names.includes(value) && <option>{value}</option>}
    </select>
  );
}
