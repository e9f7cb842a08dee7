import type { CallSum } from '../../wire/control.ts';
import { formatTime } from './formatTime.ts';
import styles from './Log.module.css';

/** How long a call took until its promise or callback came to its end; of several from one place, on average and at most. */
export function CallTime({ sum, isRunning }: { sum: CallSum; isRunning: boolean }) {
  const { count, settled, milliseconds, longest } = sum;
  const open = count - settled;
  return (
    <span className={styles['call-time']} data-entry="time">
      {settled === 0
        ? null
        : count === 1
          ? formatTime(milliseconds)
          : `${formatTime(milliseconds / settled)} on average, ${formatTime(longest)} at most`}
      {open === 0 || isRunning ? null : (
        <em
          className={styles['hanging']}
          title="Its promise or callback had not settled when the run ended. A hook that never calls next() causes this."
        >
          {count === 1 ? 'never settled' : `${open.toLocaleString('en')} never settled`}
        </em>
      )}
    </span>
  );
}
