import { Redo2, RotateCcw, Square, Trash2, Undo2 } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { CallStyle } from '../logState.ts';
import panel from '../PlaygroundPanel.module.css';
import { pausedWhile } from '../pausedWhile.ts';
import type { Session } from '../useSession.ts';

interface LogBarProps {
  readonly session: Session;
  readonly style: CallStyle;
  readonly onStyleChange: (style: CallStyle) => void;
  readonly hasModels: boolean;
}

/** What is done with the log and with the data as a whole. */
export function LogBar({ session, style, onStyleChange, hasModels }: LogBarProps) {
  const { isRunning, undoable } = session;
  return (
    <header className={panel['bar']}>
      <span className={panel['title']}>Log</span>
      {isRunning ? (
        <Button look="outlined" size="small" onClick={session.stop}>
          <Square size={11} /> Stop
        </Button>
      ) : null}
      <select
        aria-label="Style of calls"
        className={panel['style']}
        value={style}
        onChange={(event) => onStyleChange(event.currentTarget.value === 'callback' ? 'callback' : 'promise')}
      >
        <option value="promise">await</option>
        <option value="callback">callbacks</option>
      </select>
      {undoable === null ? null : (
        <Button size="small" {...pausedWhile(isRunning)} onClick={session.undoData}>
          {undoable.isUndone ? <Redo2 size={12} /> : <Undo2 size={12} />}
          {undoable.isUndone ? 'Redo' : 'Undo'}{' '}
          {undoable.title.charAt(0).toLowerCase() + undoable.title.slice(1)}
        </Button>
      )}
      <Button
        size="small"
        disabled={!hasModels}
        {...pausedWhile(isRunning)}
        onClick={() => session.reset({ counts: {}, seed: '' })}
      >
        <RotateCcw size={12} /> Reset data
      </Button>
      <IconButton
        label="Empty the log"
        size="small"
        disabled={isRunning || session.log.entries.length === 0}
        onClick={session.clear}
      >
        <Trash2 size={12} />
      </IconButton>
    </header>
  );
}
