import { Info, LoaderCircle, OctagonX, TriangleAlert } from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import { classNames } from '../../ui/classNames.ts';
import type { PlaygroundEvent } from '../host/createPlayground.ts';
import styles from './Output.module.css';
import type { OutputState } from './outputState.ts';
import { ShownFailure, ShownValue } from './ShownValue.tsx';

interface OutputProps {
  readonly output: OutputState;
  readonly shortcut: string;
  readonly hasModels: boolean;
}

/** What the last run printed, and how it ended. */
export function Output({ output, shortcut, hasModels }: OutputProps) {
  const end = useRef<HTMLDivElement>(null);
  const { status, events, result } = output;
  const isBad = result !== null && result.type !== 'done';
  useEffect(() => {
    // What went wrong stands at the end; everything else is read from the top.
    if (isBad) end.current?.scrollIntoView({ block: 'nearest' });
  }, [isBad]);

  if (status === 'idle') return <Nothing shortcut={shortcut} hasModels={hasModels} />;
  return (
    <section className={styles['output']} role="log" aria-label="Output" aria-busy={status === 'running'}>
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added
        <Entry key={index} event={event} />
      ))}
      <div ref={end}>
        <Ending output={output} />
      </div>
    </section>
  );
}

function Nothing({ shortcut, hasModels }: Omit<OutputProps, 'output'>) {
  if (!hasModels) {
    return (
      <div className={styles['nothing']}>
        <p>Nothing to try yet.</p>
        <p>Add a model to the canvas; it can be used here at once.</p>
      </div>
    );
  }
  return (
    <div className={styles['nothing']}>
      <p>Run the code and see what LoopBack does with it.</p>
      <p>
        Each statement prints its value. <kbd>{shortcut}</kbd> runs.
      </p>
    </div>
  );
}

function Entry({ event }: { event: PlaygroundEvent }) {
  switch (event.type) {
    case 'value':
      return (
        <div className={styles['entry']} data-entry="value" data-line={event.source?.line}>
          <p className={styles['source']}>
            <span className={styles['line']}>{event.source?.line ?? ''}</span>
            <code>{event.source?.text ?? ''}</code>
            {event.isLate ? <em>not awaited</em> : null}
          </p>
          <div className={styles['value']}>
            <ShownValue value={event.value} />
          </div>
        </div>
      );
    case 'console':
      return (
        <div className={classNames(styles['entry'], styles[event.method])} data-entry={event.method}>
          <div className={classNames(styles['value'], styles['printed'])}>
            {event.values.map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the values of one call never move
              <Fragment key={index}>
                <ShownValue value={value} isText />{' '}
              </Fragment>
            ))}
          </div>
        </div>
      );
    case 'uncaught':
      return (
        <div className={classNames(styles['entry'], styles['error'])} data-entry="uncaught">
          <div className={styles['value']}>
            <ShownFailure error={event.error} title="Uncaught" />
          </div>
        </div>
      );
    case 'notice':
      return (
        <div className={classNames(styles['entry'], styles['notice'])} data-entry="notice">
          <TriangleAlert size={13} aria-label="LoopBack notice" />
          <div>
            <p>{event.message}</p>
            <p className={styles['rule']}>
              {event.rule} {event.instead}
            </p>
          </div>
        </div>
      );
    case 'note':
      return (
        <div className={classNames(styles['entry'], styles['note'])} data-entry="note">
          <Info size={13} aria-hidden />
          <p>{event.text}</p>
        </div>
      );
  }
}

/** The last line: how long it took, what was thrown, or why it was stopped. */
function Ending({ output: { status, task, result } }: { output: OutputState }) {
  if (status === 'running' || result === null) {
    return (
      <p className={styles['running']}>
        <LoaderCircle size={13} aria-hidden /> {task === 'reset' ? 'Resetting the data…' : 'Running…'}
      </p>
    );
  }
  if (result.type === 'stopped') {
    return (
      <div className={classNames(styles['ending'], styles['stopped'])} data-entry="stopped">
        <OctagonX size={14} aria-hidden />
        <p>{result.message}</p>
      </div>
    );
  }
  return (
    <>
      {result.type === 'failed' ? (
        <div className={classNames(styles['entry'], styles['error'])} data-entry="failed">
          <div className={styles['value']}>
            <ShownFailure error={result.error} />
          </div>
        </div>
      ) : null}
      <p className={styles['done']} data-entry={result.type === 'done' ? 'done' : 'ended'}>
        {result.type === 'done' ? (task === 'reset' ? 'Data reset in' : 'Done in') : 'Ended after'}{' '}
        {formatTime(result.milliseconds)}
      </p>
    </>
  );
}

function formatTime(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
