import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import { describeRecorded } from '../calls/recordedCall.ts';
import { useSessionApi } from '../session/sessionContext.ts';
import { CallTime } from './CallTime.tsx';
import { CallView } from './CallView.tsx';
import styles from './Log.module.css';
import type { CallStyle, LogEntry } from './logState.ts';
import { SaveUnsaved } from './SaveUnsaved.tsx';

/** The most positions in the code whose calls a run reports. */
const mostPlaces = 100;

/** The calls that code made, each in the chosen style, as a REST request and as its equivalent. Closed at first. */
export function CallsView({ entry, style }: { entry: LogEntry; style: CallStyle }) {
  const { calls, isCallsCut } = entry;
  const design = useSessionApi()?.design;
  const [isOpen, setOpen] = useState(false);
  const described = useMemo(
    () => calls.map((one) => ({ ...one, facts: describeRecorded(one.call, design ?? []) })),
    [calls, design],
  );
  if (calls.length === 0) return null;
  const total = calls.reduce((sum, { count }) => sum + count, 0);
  const requests = described.flatMap(({ facts: { rest } }) =>
    rest === null ? [] : [`${rest.method} ${rest.path}`],
  );
  const isHanging = entry.result !== null && calls.some(({ count, settled }) => settled < count);
  return (
    <section className={styles['calls']} aria-label="Calls" data-entry="calls">
      <button
        type="button"
        className={styles['calls-title']}
        title={requests.join(' · ')}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={12} aria-hidden className={styles['chevron']} />
        <span>
          {isCallsCut ? 'more than ' : ''}
          {countOf(total, 'call')}
        </span>
        <code>{requests.join(' · ')}</code>
        {isHanging ? (
          <em className={styles['hanging']}>{total === 1 ? 'never settled' : 'not all settled'}</em>
        ) : null}
      </button>
      {isOpen ? (
        <ol>
          {described.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: calls are only ever added
            <li key={index} data-call={one.call.line}>
              <p className={styles['call-line']}>
                <span>
                  {one.call.line === null ? (
                    <abbr title="This browser does not say in which line a call is.">line ?</abbr>
                  ) : (
                    `line ${one.call.line}`
                  )}
                  {one.count > 1 ? <b> × {one.count.toLocaleString('en')}</b> : null}
                </span>
                {one.unsaved === null ? null : <SaveUnsaved handle={one.unsaved} />}
                <CallTime sum={one} isRunning={entry.result === null} />
              </p>
              <CallView facts={one.facts} code={one.facts[style]} />
            </li>
          ))}
          {isCallsCut ? (
            <li className={styles['more']}>
              … a run lists at most {mostPlaces} places in the code and the first 5,000 calls; the others ran
              too
            </li>
          ) : null}
        </ol>
      ) : null}
    </section>
  );
}
