import type { CallSum } from '../../wire/control.ts';
import { formatTime } from './formatTime.ts';
import styles from './Log.module.css';

/** The time until the promise or callback of a call settled; for several calls the average and the longest. */
export function CallTime({ sum, isRunning }: { sum: CallSum; isRunning: boolean }) {
  const { count, settled, milliseconds, longest } = sum;
  const unsettled = count - settled;
  return (
    <span className={styles['call-time']} data-entry="time">
      {settled === 0
        ? null
        : count === 1
          ? formatTime(milliseconds)
          : `${formatTime(milliseconds / settled)} on average, ${formatTime(longest)} at most`}
      {unsettled === 0 || isRunning ? null : (
        <em
          className={styles['hanging']}
          title="Its promise or callback had not settled when the run ended. A hook that never calls next() causes this."
        >
          {count === 1 ? 'never settled' : `${unsettled.toLocaleString('en')} never settled`}
        </em>
      )}
    </span>
  );
}
