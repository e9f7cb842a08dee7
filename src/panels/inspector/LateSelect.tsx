import { type ReactNode, useState } from 'react';
import styles from './Inspector.module.css';

interface LateSelectProps {
  readonly id: string;
  readonly value: string;
  /** All options. */
  readonly names: readonly string[];
  /** The options before them. */
  readonly first?: ReactNode;
  readonly onChange: (value: string) => void;
}

/** Up to this many options are cheap to mount. */
const FEW = 100;

/**
 * A select that may have thousands of options: they are mounted when the user is
 * about to choose; until then only the selected one is.
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
