import { describeMethod, type MethodSignature } from '../../model/index.ts';
import styles from './Inspector.module.css';

interface MethodListProps {
  readonly label: string;
  readonly methods: readonly MethodSignature[];
}

/** Lists methods with what they return and one sentence on each. */
export function MethodList({ label, methods }: MethodListProps) {
  return (
    <ul className={styles['methods']} aria-label={label}>
      {methods.map((method) => (
        <li key={`${method.name} ${method.call}`}>
          <code className={styles['call']}>
            {method.call} <span className={styles['returns']}>→ {method.returns}</span>
          </code>
          <span className={styles['summary']}>{describeMethod(method)}</span>
        </li>
      ))}
    </ul>
  );
}
