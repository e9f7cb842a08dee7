import { useRef, useState } from 'react';
import styles from './DataGrid.module.css';

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** Called with null where nothing changes. */
  readonly onDone: (text: string | null) => void;
}

/** The input of a cell that is edited. Enter or leaving it accepts the text, Escape cancels. */
export function CellEditor({ label, text, onDone }: CellEditorProps) {
  const [draft, setDraft] = useState(text);
  const isOver = useRef(false);
  const finish = (result: string | null): void => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(result);
  };
  const accept = (): void => finish(draft === text ? null : draft);
  return (
    <input
      aria-label={label}
      className={styles['editor']}
      autoFocus
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={accept}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') accept();
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
