import { useState } from 'react';
import { countOf } from '../../lib/countOf.ts';
import { compareProblems, type Problem, type Project } from '../../model/index.ts';
import styles from './Rename.module.css';
import { useFoundProblems } from './useFoundProblems.ts';

interface ProblemChangeLineProps {
  readonly before: Project;
  /** The project after the change; null if there is none. */
  readonly after: Project | null;
}

/** Says how many problems a change would cause and remove, and lists them on demand. */
export function ProblemChangeLine({ before, after }: ProblemChangeLineProps) {
  const [isShown, setShown] = useState(false);
  const was = useFoundProblems(after === null ? null : before);
  const now = useFoundProblems(after);
  if (after === null) return null;
  if (was === undefined || now === undefined) {
    return (
      <p className={styles['problems']} role="status">
        Looking for problems…
      </p>
    );
  }
  const isCounted = ({ code, severity }: Problem): boolean =>
    severity !== 'note' && !before.hiddenProblems.includes(code);
  const { caused, removed } = compareProblems(was.filter(isCounted), now.filter(isCounted));
  const isSame = caused.length + removed.length === 0;
  return (
    <div className={styles['problems']}>
      <p role="status" data-tone={caused.length > 0 ? 'bad' : 'good'}>
        {sentenceOf(caused.length, removed.length)}
        {isSame ? null : (
          <button
            type="button"
            className={styles['link']}
            aria-expanded={isShown}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? 'Hide' : 'Show'}
          </button>
        )}
      </p>
      {isShown && !isSame ? <ProblemList caused={caused} removed={removed} /> : null}
    </div>
  );
}

function sentenceOf(caused: number, removed: number): string {
  if (caused === 0)
    return removed === 0 ? 'Causes no new problems.' : `Removes ${countOf(removed, 'problem')}.`;
  return removed === 0
    ? `Causes ${countOf(caused, 'problem')}.`
    : `Causes ${countOf(caused, 'problem')}, removes ${removed}.`;
}

interface ProblemListProps {
  readonly caused: readonly Problem[];
  readonly removed: readonly Problem[];
}

const MAX_SHOWN = 20;

function ProblemList({ caused, removed }: ProblemListProps) {
  const lines = [
    ...new Set([
      ...caused.map(({ message }) => `New: ${message}`),
      ...removed.map(({ message }) => `Gone: ${message}`),
    ]),
  ];
  const more = lines.length - MAX_SHOWN;
  return (
    <ul className={styles['problemList']} aria-label="Problems that change">
      {lines.slice(0, MAX_SHOWN).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {more > 0 ? <li>and {more} more</li> : null}
    </ul>
  );
}
