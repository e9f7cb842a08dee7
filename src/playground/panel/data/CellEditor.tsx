import { useRef, useState } from 'react';
import styles from './DataGrid.module.css';

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** What is wrong with the text; null where nothing is known to be. */
  readonly problem?: string | null;
  /** Called with null where nothing changes, and with how many cells Tab moves on. */
  readonly onDone: (text: string | null, step: EditStep) => void;
}

/** How far the next cell to edit is: after Tab 1, after Shift Tab -1, otherwise 0 for none. */
export type EditStep = 1 | -1 | 0;

/** The input of a cell that is edited. Enter or leaving it accepts the text, Escape cancels. */
export function CellEditor({ label, text, problem = null, onDone }: CellEditorProps) {
  const [draft, setDraft] = useState(text);
  const isOver = useRef(false);
  const finish = (result: string | null, step: EditStep): void => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(result, step);
  };
  // A text that was refused is tried again, and Escape gives it up.
  const isSame = draft === text && problem === null;
  const accept = (step: EditStep): void => finish(isSame ? null : draft, step);
  return (
    <input
      aria-label={label}
      aria-invalid={problem !== null || undefined}
      title={problem ?? undefined}
      className={styles['editor']}
      autoFocus
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => accept(0)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') accept(0);
        if (event.key === 'Escape') finish(null, 0);
        if (event.key !== 'Tab') return;
        event.preventDefault();
        accept(event.shiftKey ? -1 : 1);
      }}
    />
  );
}
