import { useProjectFiles } from '../../editor/index.ts';
import { explainName, type NameExplanation, type ResolvedRelation } from '../../model/index.ts';
import styles from './WhyName.module.css';

interface WhyNameProps {
  readonly relation: ResolvedRelation;
  readonly which: keyof NameExplanation;
}

/** Explains step by step how LoopBack derives a name; closed at first. */
export function WhyName({ relation, which }: WhyNameProps) {
  const project = useProjectFiles();
  const steps = explainName(project, relation.ref)[which];
  if (steps.length === 0) return null;
  return (
    <details className={styles['why']}>
      <summary>Why this name?</summary>
      <ol>
        {steps.map(({ text, value }) => (
          <li key={`${text} ${value}`}>
            <span>{text}</span> <code>{value}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
