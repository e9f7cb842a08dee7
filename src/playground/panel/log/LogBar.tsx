import { Ellipsis, Redo2, RotateCcw, Square, Trash2, Undo2 } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import { shorten } from '../../../lib/shorten.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isMac } from '../../../ui/keyCombo.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { useCrowding } from '../../../ui/useCrowding.ts';
import type { UndoDirection } from '../../host/index.ts';
import panel from '../PlaygroundPanel.module.css';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import type { Session } from '../session/useSession.ts';
import type { CallStyle } from './logState.ts';

interface LogBarProps {
  readonly session: Session;
  readonly style: CallStyle;
  readonly onStyleChange: (style: CallStyle) => void;
  readonly hasModels: boolean;
}

/** First the label of “Reset data” is hidden; then all but Stop, Undo and Redo move into a menu. */
const STAGES = 2;

/** The actions on the log and on all data. */
export function LogBar({ session, style, onStyleChange, hasModels }: LogBarProps) {
  const { isRunning } = session;
  const bar = useRef<HTMLElement>(null);
  useCrowding(bar, STAGES);
  const isEmpty = session.log.entries.length === 0;
  const reset = (): void => session.reset({ counts: {}, seed: '', isAdded: false, title: 'Reset data' });
  return (
    <header ref={bar} className={panel['bar']}>
      <span className={panel['title']}>Log</span>
      {isRunning ? (
        <Button look="outlined" size="small" onClick={session.stop}>
          <Square size={11} /> Stop
        </Button>
      ) : null}
      <select
        aria-label="Style of calls"
        className={panel['style']}
        data-goes="2"
        value={style}
        onChange={(event) => onStyleChange(event.currentTarget.value === 'callback' ? 'callback' : 'promise')}
      >
        <option value="promise">await</option>
        <option value="callback">callbacks</option>
      </select>
      <UndoButton session={session} direction="undo" icon={<Undo2 size={12} />} />
      <UndoButton session={session} direction="redo" icon={<Redo2 size={12} />} />
      <Button
        size="small"
        title="Reset data"
        data-goes="2"
        disabled={!hasModels}
        {...ariaDisabled(isRunning)}
        onClick={reset}
      >
        <RotateCcw size={12} /> <span data-word="1">Reset data</span>
      </Button>
      <IconButton
        label="Clear log"
        size="small"
        data-goes="2"
        disabled={isRunning || isEmpty}
        onClick={session.clear}
      >
        <Trash2 size={12} />
      </IconButton>
      <span className={panel['more']} data-comes="2">
        <Menu
          trigger={
            <IconButton label="More log actions" size="small">
              <Ellipsis size={13} />
            </IconButton>
          }
          groups={[
            [
              { id: 'reset', label: 'Reset data', isDisabled: !hasModels || isRunning, onSelect: reset },
              {
                id: 'clear',
                label: 'Clear log',
                isDisabled: isRunning || isEmpty,
                onSelect: session.clear,
              },
            ],
            [
              {
                id: 'style',
                label: style === 'promise' ? 'Show calls with callbacks' : 'Show calls with await',
                onSelect: () => onStyleChange(style === 'promise' ? 'callback' : 'promise'),
              },
            ],
          ]}
        />
      </span>
    </header>
  );
}

const keys = { undo: 'Z', redo: isMac ? '⇧Z' : 'Shift+Z' } as const;

/** Undoes or redoes changes of rows. The page's toolbar does this for the design. */
function UndoButton({
  session,
  direction,
  icon,
}: {
  session: Session;
  direction: UndoDirection;
  icon: ReactElement;
}) {
  const target = session.undoTargets[direction];
  if (target === null || 'why' in target.undo) return null;
  const shortcut =
    target.entry === null ? undefined : `${isMac ? '⌘' : 'Ctrl+'}${keys[direction]} in the playground`;
  return (
    <IconButton
      label={shorten(target.title, 80)}
      shortcut={shortcut}
      size="small"
      {...ariaDisabled(session.isRunning)}
      onClick={() => session.undoOrRedo(target)}
    >
      {icon}
    </IconButton>
  );
}
