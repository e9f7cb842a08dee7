import { CircleX, TriangleAlert } from 'lucide-react';
import { countOf } from '../lib/countOf.ts';
import type { ProblemCount } from './flow.ts';
import styles from './ProblemBadge.module.css';

/** Shows the number of problems; the panel lists them. */
export function ProblemBadge({ problems: { count, isError } }: { problems: ProblemCount }) {
  if (count === 0) return null;
  const text = countOf(count, 'problem');
  return (
    <span className={isError ? styles['error'] : styles['warning']} title={text}>
      {isError ? <CircleX size={12} /> : <TriangleAlert size={12} />}
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
