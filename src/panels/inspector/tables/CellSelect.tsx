import type { JsonValue } from '../../../lib/json.ts';
import styles from './tables.module.css';

export type CellOption = readonly [text: string, value: JsonValue | undefined];

interface CellSelectProps {
  readonly label: string;
  readonly value: JsonValue | undefined;
  readonly options: readonly CellOption[];
  /** The text for a missing value. */
  readonly missing?: string;
  readonly className?: string | undefined;
  readonly onChange: (value: JsonValue | undefined) => void;
}

/** A choice of a few values; a missing or unknown value of the file stays an option. */
export function CellSelect({
  label,
  value,
  options,
  missing = 'not set',
  className,
  onChange,
}: CellSelectProps) {
  const isKnown = options.some(([, option]) => option === value);
  const own: CellOption = [value === undefined ? missing : JSON.stringify(value), value];
  const shown = isKnown ? options : [...options, own];
  return (
    <select
      className={`${styles['select']} ${className ?? ''}`}
      aria-label={label}
      title={label}
      value={shown.findIndex(([, option]) => option === value)}
      onChange={(event) => onChange(shown[Number(event.currentTarget.value)]?.[1])}
    >
      {shown.map(([text, option], index) => (
        <option key={JSON.stringify(option) ?? ''} value={index}>
          {text}
        </option>
      ))}
    </select>
  );
}
