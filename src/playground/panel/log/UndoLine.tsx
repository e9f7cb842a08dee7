import { Redo2, Undo2 } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { pausedWhile } from '../session/pausedWhile.ts';
import styles from './Log.module.css';
import type { LogEntry } from './logState.ts';

interface UndoLineProps {
  readonly entry: LogEntry;
  readonly isRunning: boolean;
  readonly onTurn: () => void;
}

/** Offers to undo what an entry did to the rows, says that it is undone, or why it can't be. */
export function UndoLine({ entry, isRunning, onTurn }: UndoLineProps) {
  const { undo, isUndone, isLaidAside } = entry;
  if (undo === null) return null;
  if ('why' in undo) return <p className={styles['undo']}>Can’t be undone. {undo.why}</p>;
  if (isLaidAside)
    return (
      <p className={styles['undo']}>
        The rows it changed are not here now: earlier rows were restored in their place.
      </p>
    );
  return (
    <p className={styles['undo']} data-undone={isUndone || undefined}>
      {isUndone ? 'Undone. ' : null}
      <Button size="small" {...pausedWhile(isRunning)} onClick={onTurn}>
        {isUndone ? <Redo2 size={12} /> : <Undo2 size={12} />}
        {isUndone ? 'Redo this' : 'Undo this'}
      </Button>
    </p>
  );
}
