import { type ReactNode, useMemo, useState } from 'react';
import { countChanges, type DiffLine, diffHunks, lineDiff } from '../../lib/lineDiff.ts';
import styles from '../folder/SaveReview.module.css';

/** What happened to a file. */
export type FileKind = 'changed' | 'added' | 'removed' | 'renamed';

interface FileDiffProps {
  /** The path, alone or with a control. */
  readonly name: ReactNode;
  readonly kind: FileKind;
  readonly before: string | null;
  readonly after: string | null;
  readonly isOpenAtFirst: boolean;
  /** Shown between the head and the lines. */
  readonly children?: ReactNode;
}

const kinds: Readonly<Record<FileKind, string>> = {
  changed: 'changed',
  added: 'new',
  removed: 'removed',
  renamed: 'renamed',
};

/** A changed file with its changed lines. */
export function FileDiff({ name, kind, before, after, isOpenAtFirst, children }: FileDiffProps) {
  const lines = useMemo(() => lineDiff(before ?? '', after ?? ''), [before, after]);
  const { added, removed } = countChanges(lines);
  // Thousands of closed files have too many lines to render.
  const [wasOpen, setWasOpen] = useState(isOpenAtFirst);
  return (
    <li className={styles['file']}>
      <div className={styles['fileHead']}>
        {name}
        <span className={styles['kind']} data-kind={kind}>
          {kinds[kind]}
        </span>
        <span className={styles['count']}>
          <span className={styles['plus']}>+{added}</span> <span className={styles['minus']}>−{removed}</span>
        </span>
      </div>
      {children}
      {added + removed === 0 ? null : (
        <details
          open={isOpenAtFirst}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open) setWasOpen(true);
          }}
        >
          <summary>Lines</summary>
          {wasOpen ? <Diff lines={lines} /> : null}
        </details>
      )}
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
