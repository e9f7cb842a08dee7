import { useMemo } from 'react';
import type { PlannedFile } from '../../exchange/index.ts';
import { countChanges, type DiffLine, diffHunks, lineDiff } from '../../lib/lineDiff.ts';
import styles from './SaveReview.module.css';

interface PlannedFileDiffProps {
  readonly file: PlannedFile;
  readonly isChosen: boolean;
  readonly isOpenAtFirst: boolean;
  /** Why the last attempt to save it failed. */
  readonly failure: string | null;
  readonly onToggle: () => void;
}

const kinds: Readonly<Record<PlannedFile['kind'], string>> = {
  changed: 'changed',
  added: 'new',
  removed: 'removed',
};

const outsides: Readonly<Record<PlannedFile['outside'], string | null>> = {
  none: null,
  both: 'Also changed on disk. Saving overwrites that change.',
  diskOnly: 'Changed only on disk. Saving would overwrite that change; reopen the folder to load it.',
};

/** A file that would be saved, with its changed lines. */
export function PlannedFileDiff({ file, isChosen, isOpenAtFirst, failure, onToggle }: PlannedFileDiffProps) {
  const { path, kind, before, after, outside } = file;
  const lines = useMemo(() => lineDiff(before ?? '', after ?? ''), [before, after]);
  const { added, removed } = countChanges(lines);
  const warning = outsides[outside];
  return (
    <li className={styles['file']}>
      <div className={styles['fileHead']}>
        <label className={styles['fileName']}>
          <input type="checkbox" checked={isChosen} onChange={onToggle} />
          <span className={styles['place']}>{path}</span>
        </label>
        <span className={styles['kind']} data-kind={kind}>
          {kinds[kind]}
        </span>
        <span className={styles['count']}>
          <span className={styles['plus']}>+{added}</span> <span className={styles['minus']}>−{removed}</span>
        </span>
      </div>
      {warning === null ? null : <p className={styles['warning']}>{warning}</p>}
      {failure === null ? null : (
        <p className={styles['error']} role="alert">
          Not saved: {failure}
        </p>
      )}
      <details open={isOpenAtFirst}>
        <summary>Lines</summary>
        <Diff lines={lines} />
      </details>
    </li>
  );
}

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−' };

function Diff({ lines }: { lines: readonly DiffLine[] }) {
  const hunks = diffHunks(lines);
  return (
    <pre className={styles['diff']}>
      {hunks.map((hunk) => (
        <span className={styles['hunk']} key={`${hunk[0]?.before} ${hunk[0]?.after}`}>
          {hunk.map((line) => (
            <span key={`${line.before} ${line.after}`} className={styles['line']} data-line={line.kind}>
              <span className={styles['number']}>{line.after ?? line.before}</span>
              <span className={styles['sign']}>{signs[line.kind]}</span>
              {shownText(line.text)}
            </span>
          ))}
        </span>
      ))}
    </pre>
  );
}

/** Removes the line end, and names what can’t be seen. */
function shownText(text: string): string {
  if (!text.endsWith('\n')) return `${text} (no line end)`;
  return text.endsWith('\r\n') ? text.slice(0, -2) : text.slice(0, -1);
}
