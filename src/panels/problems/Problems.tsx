import { CircleCheck } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useCheckedFiles, useEditorActions } from '../../editor/index.ts';
import {
  divideProblems,
  foundProblems,
  type ModelId,
  type Problem,
  setProblemsHidden,
} from '../../model/index.ts';
import { findProblemsInSteps } from '../../model/problems/findProblems.ts';
import { Button } from '../../ui/Button.tsx';
import { DatabaseChoice } from './DatabaseChoice.tsx';
import { ProblemItem } from './ProblemItem.tsx';
import styles from './Problems.module.css';

interface ProblemsProps {
  readonly onReveal: (modelId: ModelId) => void;
}

/** The rules belong to this panel: both load, fail and retry together. */
const loadRules = async () => findProblemsInSteps;

/** The number of problems listed at first, and with each request for more. */
const PART = 200;

/**
 * Lists what LoopBack would silently ignore, refuse or do unexpectedly; a click goes
 * to the place, a fix is one undo step. Hidden kinds are counted below the list and
 * shown on demand.
 */
export function Problems({ onReveal }: ProblemsProps) {
  const editor = useEditorActions();
  // Deferred, so that the page stays responsive while the rules run.
  const project = useCheckedFiles(loadRules);
  const [isHiddenShown, setHiddenShown] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { counted, notes, hidden } = divideProblems(project);
  const shown = [...counted, ...notes];
  const change = ({ code }: Problem, isHidden: boolean): void => {
    const label = isHidden ? 'Hide a kind of problems' : 'Show a kind of problems';
    editor.run(setProblemsHidden, { code, isHidden }, { label });
    // The pressed button is gone: focus the panel, so that Tab continues in it.
    list.current?.focus();
  };
  const items = (problems: readonly Problem[], isHidden: boolean) => (
    <LongList label={isHidden ? 'Hidden problems' : 'Problems'} problems={problems}>
      {(problem) => (
        <ProblemItem
          key={`${problem.code} ${JSON.stringify(problem.place)} ${problem.message}`}
          problem={problem}
          isHidden={isHidden}
          onReveal={onReveal}
          onHide={() => change(problem, !isHidden)}
        />
      )}
    </LongList>
  );
  if (foundProblems(project) === undefined) {
    return (
      <p className={styles['empty']} role="status">
        Looking for problems…
      </p>
    );
  }
  return (
    <div className={styles['list']} ref={list} tabIndex={-1}>
      {shown.length === 0 ? (
        <p className={styles['empty']}>
          <CircleCheck size={18} />
          {hidden.length === 0 ? 'No problems found' : 'No other problems found'}
        </p>
      ) : (
        items(shown, false)
      )}
      {hidden.length === 0 ? null : (
        <HiddenProblems
          count={hidden.length}
          isShown={isHiddenShown}
          onToggle={() => setHiddenShown(!isHiddenShown)}
        >
          {isHiddenShown ? items(hidden, true) : null}
        </HiddenProblems>
      )}
      <DatabaseChoice />
    </div>
  );
}

interface HiddenProblemsProps {
  readonly count: number;
  readonly isShown: boolean;
  readonly onToggle: () => void;
  readonly children: React.ReactNode;
}

/** "3 hidden · Show", and the hidden problems below it. */
function HiddenProblems({ count, isShown, onToggle, children }: HiddenProblemsProps) {
  const id = useId();
  return (
    <section className={styles['hidden']} aria-label="Hidden problems">
      <Button size="small" aria-expanded={isShown} aria-controls={id} onClick={onToggle}>
        {count} hidden · {isShown ? 'Hide' : 'Show'}
      </Button>
      <div id={id}>{children}</div>
    </section>
  );
}

interface LongListProps {
  readonly label: string;
  readonly problems: readonly Problem[];
  readonly children: (problem: Problem) => React.ReactNode;
}

/** A long list starts with a part; the rest follows on request. */
function LongList({ label, problems, children }: LongListProps) {
  const [count, setCount] = useState(PART);
  const left = problems.length - count;
  return (
    <>
      <ul className={styles['items']} aria-label={label}>
        {problems.slice(0, count).map(children)}
      </ul>
      {left > 0 ? (
        <Button
          onClick={() => setCount(count + PART)}
        >{`Show more (${left.toLocaleString('en')} left)`}</Button>
      ) : null}
    </>
  );
}
