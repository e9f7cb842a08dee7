import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import { findProblems, type ModelId, type Problem } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import styles from './Problems.module.css';

interface ProblemsProps {
  readonly onReveal: (modelId: ModelId) => void;
}

/** What LoopBack would swallow, refuse or surprise with; a click goes to the place. */
export function Problems({ onReveal }: ProblemsProps) {
  const project = useEditor((state) => state.project);
  const editor = useEditorActions();
  const problems = findProblems(project);
  if (problems.length === 0) {
    return (
      <p className={styles['empty']}>
        <CircleCheck size={18} />
        LoopBack will take this design as it is drawn.
      </p>
    );
  }
  const show = ({ place }: Problem): void => {
    if (place.relation === undefined) editor.select({ models: [place.modelId] });
    else editor.select({ relation: { modelId: place.modelId, name: place.relation } });
    onReveal(place.modelId);
  };
  return (
    <ul className={styles['list']}>
      {problems.map((problem) => (
        <li key={`${problem.code} ${JSON.stringify(problem.place)} ${problem.message}`}>
          <button
            type="button"
            className={classNames(styles['item'], styles[problem.severity])}
            onClick={() => show(problem)}
          >
            {problem.severity === 'error' ? <CircleX size={15} /> : <TriangleAlert size={15} />}
            <span>{problem.message}</span>
            <span className={styles['advice']}>{problem.advice}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
