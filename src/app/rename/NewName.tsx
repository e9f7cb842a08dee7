import { isComposing } from '../../ui/isComposing.ts';
import styles from './Rename.module.css';

interface NewNameProps {
  readonly value: string;
  readonly onType: (name: string) => void;
  /** null if the name can't be used. */
  readonly onEnter: (() => void) | null;
}

/** The field for the new name. */
export function NewName({ value, onType, onEnter }: NewNameProps) {
  return (
    <input
      autoFocus
      className={styles['name']}
      aria-label="New name"
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
        // Otherwise Enter would press the element that gets the focus when the dialog closes.
        event.preventDefault();
        onEnter?.();
      }}
    />
  );
}
