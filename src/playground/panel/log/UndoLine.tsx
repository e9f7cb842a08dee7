import { Redo2, Undo2 } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import styles from './Log.module.css';
import type { LogEntry } from './logState.ts';

interface UndoLineProps {
  readonly entry: LogEntry;
  readonly isRunning: boolean;
  readonly onUndoOrRedo: () => void;
}

/** Offers to undo the row changes of an entry, or says that they are undone or why they can't be. */
export function UndoLine({ entry, isRunning, onUndoOrRedo }: UndoLineProps) {
  const { undo, isUndone, isInBackup } = entry;
  if (undo === null) return null;
  if ('why' in undo) return <p className={styles['undo']}>Can’t be undone. {undo.why}</p>;
  if (isInBackup)
    return (
      <p className={styles['undo']}>
        The rows it changed are not here now: earlier rows were restored in their place.
      </p>
    );
  return (
    <p className={styles['undo']} data-undone={isUndone || undefined}>
      {isUndone ? 'Undone. ' : null}
      <Button size="small" {...ariaDisabled(isRunning)} onClick={onUndoOrRedo}>
        {isUndone ? <Redo2 size={12} /> : <Undo2 size={12} />}
        {isUndone ? 'Redo this' : 'Undo this'}
      </Button>
    </p>
  );
}
