import { CircleCheck, CircleX, TriangleAlert, Wrench } from 'lucide-react';
import { useEditorActions, useStructure } from '../../editor/index.ts';
import { findProblems, type ModelId, type Problem } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Editable } from '../Editable.tsx';
import { useJumps } from '../jump.ts';
import styles from './Problems.module.css';

interface ProblemsProps {
  readonly onReveal: (modelId: ModelId) => void;
}

/** What LoopBack would swallow, refuse or surprise with; a click goes to the place, a fix is one undo step. */
export function Problems({ onReveal }: ProblemsProps) {
  const project = useStructure();
  const problems = findProblems(project);
  if (problems.length === 0) {
    return (
      <p className={styles['empty']}>
        <CircleCheck size={18} />
        No problems found
      </p>
    );
  }
  return (
    <ul className={styles['list']}>
      {problems.map((problem) => (
        <ProblemItem
          key={`${problem.code} ${JSON.stringify(problem.place)} ${problem.message}`}
          problem={problem}
          onReveal={onReveal}
        />
      ))}
    </ul>
  );
}

interface ProblemItemProps extends ProblemsProps {
  readonly problem: Problem;
}

function ProblemItem({ problem, onReveal }: ProblemItemProps) {
  const editor = useEditorActions();
  const jumps = useJumps();
  const { severity, place, message, why, advice, fix } = problem;
  const show = (): void => {
    if (place.relation === undefined) editor.select({ models: [place.modelId] });
    else editor.select({ relation: { modelId: place.modelId, name: place.relation } });
    onReveal(place.modelId);
    jumps.setState({ place });
  };
  return (
    <li className={classNames(styles['item'], styles[severity])}>
      {severity === 'error' ? <CircleX size={15} /> : <TriangleAlert size={15} />}
      <button type="button" className={styles['place']} onClick={show}>
        <span>{message}</span>
        <span className={styles['advice']}>
          {why} {advice}
        </span>
      </button>
      {fix === undefined ? null : (
        <Editable>
          <Button
            look="outlined"
            size="small"
            onClick={() => editor.run((project) => fix.apply(project), undefined, { label: fix.label })}
          >
            <Wrench size={12} /> {fix.label}
          </Button>
        </Editable>
      )}
    </li>
  );
}
