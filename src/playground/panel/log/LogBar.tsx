import { Redo2, RotateCcw, Square, Trash2, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { shorten } from '../../../lib/shorten.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { Turn } from '../../host/index.ts';
import { isApple } from '../isApple.ts';
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
  const { isRunning } = session;
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
      <TurnButton session={session} turn="undo" icon={<Undo2 size={12} />} />
      <TurnButton session={session} turn="redo" icon={<Redo2 size={12} />} />
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

const keys = { undo: 'Z', redo: isApple ? '⇧Z' : 'Shift+Z' } as const;

/** Undo and redo of the rows; that of the design is in the toolbar of the page. */
function TurnButton({ session, turn, icon }: { session: Session; turn: Turn; icon: ReactElement }) {
  const target = session.undoing[turn];
  if (target === null || 'why' in target.undo) return null;
  const shortcut =
    target.entry === null ? undefined : `${isApple ? '⌘' : 'Ctrl+'}${keys[turn]} in the playground`;
  return (
    <IconButton
      label={shorten(target.title, 80)}
      shortcut={shortcut}
      size="small"
      {...pausedWhile(session.isRunning)}
      onClick={() => session.turn(target)}
    >
      {icon}
    </IconButton>
  );
}
