import { ChevronRight, FilePlus2, LoaderCircle, OctagonX, RotateCw } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { CopyIcon, copyLabel } from '../../../ui/CopyIcon.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useCopy } from '../../../ui/useCopy.ts';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import { LineContext, type LineNavigator } from '../session/sessionContext.ts';
import { CallsView } from './CallsView.tsx';
import { CallView } from './CallView.tsx';
import { ChangesView } from './ChangesView.tsx';
import { EventView } from './EventView.tsx';
import { entryTitle } from './entryTitle.ts';
import { formatTime } from './formatTime.ts';
import styles from './Log.module.css';
import type { CallStyle, LogEntry, Progress } from './logState.ts';
import output from './Output.module.css';
import { ShownFailure } from './ShownValue.tsx';
import { UndoLine } from './UndoLine.tsx';

/** The actions on an entry of the log. */
export interface LogActions {
  readonly style: CallStyle;
  readonly isRunning: boolean;
  /** Returns a function that goes to a line of its code; null where the editor holds other code. */
  lineNavigator(entry: LogEntry): LineNavigator;
  /** @param isExtended whether the run may take longer this time */
  runAgain(entry: LogEntry, isExtended?: boolean): void;
  toSnippet(entry: LogEntry): void;
  /** Undoes what it changed, or redoes it where it is undone. */
  undoOrRedo(entry: LogEntry): void;
}

interface LogItemProps {
  readonly entry: LogEntry;
  readonly isLast: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly actions: LogActions;
}

export function LogItem({ entry, isLast, isOpen, onToggle, actions }: LogItemProps) {
  const code = codeOf(entry, actions.style);
  const calls = useMemo(() => entry.calls.map(({ call }) => call), [entry.calls]);
  return (
    <LineContext value={actions.lineNavigator(entry)}>
      <article
        className={styles['item']}
        data-log={entry.task}
        data-number={entry.id}
        data-last={isLast || undefined}
        aria-label={entryTitle(entry)}
      >
        <header className={styles['head']}>
          <button
            type="button"
            className={styles['title']}
            title={entryTitle(entry)}
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            <ChevronRight size={13} aria-hidden className={styles['chevron']} />
            {entry.task === 'run' ? <code>{entryTitle(entry)}</code> : <span>{entryTitle(entry)}</span>}
          </button>
          <ChangeCounts entry={entry} />
          {entry.task === 'run' ? <EntryActions entry={entry} code={code} actions={actions} /> : null}
        </header>
        {isOpen ? (
          <>
            {entry.call === null ? (
              <CallsView entry={entry} style={actions.style} />
            ) : (
              <CallView facts={entry.call} code={code} />
            )}
            <div className={output['output']}>
              {entry.events.map((event, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added
                <EventView key={index} event={event} calls={calls} />
              ))}
              <ChangesView entry={entry} />
              <UndoLine
                entry={entry}
                isRunning={actions.isRunning}
                onUndoOrRedo={() => actions.undoOrRedo(entry)}
              />
            </div>
          </>
        ) : null}
        <EntryEnding entry={entry} isOpen={isOpen} actions={actions} />
      </article>
    </LineContext>
  );
}

function codeOf({ title, call }: LogEntry, style: CallStyle): string {
  return call === null ? title : call[style];
}

function ChangeCounts({ entry }: { entry: LogEntry }) {
  const { changes, orphans } = entry;
  const sum = (kind: 'created' | 'changed' | 'removed'): number =>
    changes.models.reduce((total, model) => total + model[kind], 0);
  const parts = [
    { sign: '+', count: sum('created'), word: 'created', look: 'created' },
    { sign: '±', count: sum('changed'), word: 'changed', look: 'changed' },
    { sign: '−', count: sum('removed'), word: 'removed', look: 'removed' },
  ].filter(({ count }) => count > 0);
  return (
    <span className={styles['counts']}>
      {parts.map(({ sign, count, word, look }) => (
        <span key={word} className={styles[look]} title={`${count} ${word}`}>
          {sign}
          {count.toLocaleString('en')}
        </span>
      ))}
      {orphans.length > 0 ? (
        <span className={styles['orphaned']} title="Rows that reference a missing row">
          orphans
        </span>
      ) : null}
    </span>
  );
}

function EntryActions({ entry, code, actions }: { entry: LogEntry; code: string; actions: LogActions }) {
  const { state, copy } = useCopy(code);
  return (
    <span className={styles['actions']}>
      <IconButton
        label="Run again"
        size="small"
        {...ariaDisabled(actions.isRunning)}
        onClick={() => actions.runAgain(entry)}
      >
        <RotateCw size={12} />
      </IconButton>
      <IconButton label={copyLabel(state, 'Copy code')} size="small" onClick={copy}>
        <CopyIcon state={state} size={12} />
      </IconButton>
      <IconButton label="Save as snippet" size="small" onClick={() => actions.toSnippet(entry)}>
        <FilePlus2 size={12} />
      </IconButton>
    </span>
  );
}

/** The last line: the duration, the error, or the reason why it was stopped. */
function EntryEnding({ entry, isOpen, actions }: Pick<LogItemProps, 'entry' | 'isOpen' | 'actions'>) {
  const { result, progress } = entry;
  if (result === null) {
    return (
      <p className={output['running']}>
        <LoaderCircle size={13} aria-hidden />
        {progress === null ? 'Running…' : <ProgressBar {...progress} />}
      </p>
    );
  }
  if (result.type === 'stopped') {
    return (
      <div className={classNames(output['ending'], output['stopped'])} data-entry="stopped">
        <OctagonX size={14} aria-hidden />
        <div>
          <p>{result.message}</p>
          {result.isTimeUp ? (
            <Button
              look="outlined"
              size="small"
              {...ariaDisabled(actions.isRunning)}
              onClick={() => actions.runAgain(entry, true)}
            >
              Run again, up to 60 s
            </Button>
          ) : null}
        </div>
      </div>
    );
  }
  return (
    <>
      {result.type === 'failed' ? (
        <div className={classNames(output['entry'], output['error'])} data-entry="failed">
          <div className={output['value']}>
            <ShownFailure error={result.error} />
          </div>
        </div>
      ) : null}
      {isOpen ? (
        <p className={output['done']} data-entry={result.type === 'done' ? 'done' : 'ended'}>
          {result.type === 'done' ? 'Done in' : 'Ended after'} {formatTime(result.milliseconds)}
        </p>
      ) : null}
    </>
  );
}

function ProgressBar({ done, total, what }: Progress) {
  return (
    <span className={styles['progress']}>
      <progress value={done} max={total} aria-label="Rows" />
      {done.toLocaleString('en')} of {total.toLocaleString('en')} rows {what}
    </span>
  );
}
