import { useRef, useState } from 'react';
import styles from './DataGrid.module.css';

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** null where nothing is to change. */
  readonly onDone: (text: string | null) => void;
}

/** Stands in a cell while it is edited: Enter and leaving it take the text, Escape does not. */
export function CellEditor({ label, text, onDone }: CellEditorProps) {
  const [draft, setDraft] = useState(text);
  const isOver = useRef(false);
  const end = (result: string | null): void => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(result);
  };
  const take = (): void => end(draft === text ? null : draft);
  return (
    <input
      aria-label={label}
      className={styles['editor']}
      autoFocus
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') end(null);
      }}
    />
  );
}
