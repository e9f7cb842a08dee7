import { CircleCheck } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useEditorActions, useStructure } from '../../editor/index.ts';
import { divideProblems, type ModelId, type Problem, setProblemsHidden } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemItem } from './ProblemItem.tsx';
import styles from './Problems.module.css';

interface ProblemsProps {
  readonly onReveal: (modelId: ModelId) => void;
}

/**
 * What LoopBack would swallow, refuse or surprise with; a click goes to the
 * place, a fix is one undo step. Kinds that are hidden in the project are
 * counted below the list, and shown on demand.
 */
export function Problems({ onReveal }: ProblemsProps) {
  const editor = useEditorActions();
  const project = useStructure();
  const [isHiddenShown, setHiddenShown] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { counted, notes, hidden } = divideProblems(project);
  const shown = [...counted, ...notes];
  const change = ({ code }: Problem, isHidden: boolean): void => {
    const label = isHidden ? 'Hide a kind of problems' : 'Show a kind of problems';
    editor.run(setProblemsHidden, { code, isHidden }, { label });
    // The button that was pressed is gone; the panel keeps the focus, and the next Tab goes on in it.
    list.current?.focus();
  };
  const items = (problems: readonly Problem[], isHidden: boolean) =>
    problems.map((problem) => (
      <ProblemItem
        key={`${problem.code} ${JSON.stringify(problem.place)} ${problem.message}`}
        problem={problem}
        isHidden={isHidden}
        onReveal={onReveal}
        onHide={() => change(problem, !isHidden)}
      />
    ));
  return (
    <div className={styles['list']} ref={list} tabIndex={-1}>
      {shown.length === 0 ? (
        <p className={styles['empty']}>
          <CircleCheck size={18} />
          {hidden.length === 0 ? 'No problems found' : 'No other problems found'}
        </p>
      ) : (
        <ul className={styles['items']} aria-label="Problems">
          {items(shown, false)}
        </ul>
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
      <ul id={id} className={styles['items']} aria-label="Hidden problems">
        {children}
      </ul>
    </section>
  );
}
