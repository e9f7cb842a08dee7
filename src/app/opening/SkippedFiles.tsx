import { countOf } from '../../lib/countOf.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { groupSkipped } from './describeOpened.ts';
import styles from './FileDialogs.module.css';

const PATHS_SHOWN = 200;

/** Lists the skipped files and why; folded, because a whole project has many. */
export function SkippedFiles({ opened }: { opened: OpenedFiles }) {
  const count = opened.skipped.length;
  if (count === 0) return null;
  return (
    <details className={styles['part']}>
      <summary>
        {countOf(count, 'file or folder', 'files and folders')} {count === 1 ? 'was' : 'were'} skipped
      </summary>
      {groupSkipped(opened).map(({ reason, paths }) => (
        <div key={reason} className={styles['group']}>
          <p className={styles['reason']}>
            {countOf(paths.length, 'path')}: {reason}
          </p>
          <ul className={styles['paths']}>
            {paths.slice(0, PATHS_SHOWN).map((path) => (
              <li key={path}>{path}</li>
            ))}
            {paths.length > PATHS_SHOWN ? <li>… and {paths.length - PATHS_SHOWN} more</li> : null}
          </ul>
        </div>
      ))}
    </details>
  );
}
