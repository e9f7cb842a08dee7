import { Info, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { classNames } from '../../../ui/classNames.ts';
import type { PlaygroundEvent } from '../../host/index.ts';
import type { RecordedCall } from '../../wire/control.ts';
import { useSessionApi } from '../session/sessionContext.ts';
import { CopyJson } from './CopyJson.tsx';
import styles from './Output.module.css';
import { ShowLeftOut } from './ShowLeftOut.tsx';
import { ShownFailure, ShownValue } from './ShownValue.tsx';
import { ownerOf } from './shownLinks.ts';

/**
 * One event of a run.
 *
 * @param calls the calls of the run, which tell which row holds an embedded item
 */
export function EventView({ event, calls }: { event: PlaygroundEvent; calls: readonly RecordedCall[] }) {
  const design = useSessionApi()?.design ?? [];
  switch (event.type) {
    case 'value': {
      const madeBy = creatorIn(event.source?.text ?? '');
      return (
        <div className={styles['entry']} data-entry="value" data-line={event.source?.line}>
          <p className={styles['source']}>
            <span className={styles['line']}>{event.source?.line ?? ''}</span>
            <code>{event.source?.text ?? ''}</code>
            {event.isLate ? <em>not awaited</em> : null}
            <CopyJson value={event.value} />
          </p>
          <div className={styles['value']}>
            <ShownValue
              value={event.value}
              madeBy={madeBy}
              // What `new` makes is in no row, whatever else the run called.
              owner={
                madeBy === 'new' ? null : ownerOf(event.value, event.source?.line ?? null, calls, design)
              }
            />
          </div>
        </div>
      );
    }
    case 'console':
      return (
        <div
          className={classNames(styles['entry'], styles[event.method])}
          data-entry={event.method}
          style={event.depth === 0 ? undefined : { paddingInlineStart: 12 + 16 * event.depth }}
        >
          <div className={classNames(styles['value'], styles['printed'])}>
            {event.values.map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the values of one call never move
              <Fragment key={index}>
                <ShownValue value={value} isText={event.method !== 'dir'} />{' '}
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
            <ShowLeftOut code={event.code} message={event.message} />
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
    case 'progress':
    case 'call':
    case 'settled':
    case 'calls':
      return null;
  }
}

function creatorIn(statement: string): 'build' | 'new' | null {
  if (/\.build\(/.test(statement)) return 'build';
  return /^new\b/.test(statement) ? 'new' : null;
}
