import type { Endpoint } from '../../model/index.ts';
import { Section } from '../../ui/Section.tsx';
import styles from './Endpoints.module.css';

interface EndpointsProps {
  readonly endpoints: readonly Endpoint[];
  /** Whether the list waits to be opened. */
  readonly isFolded?: boolean;
}

/** REST routes with what they call and answer. */
export function Endpoints({ endpoints, isFolded = false }: EndpointsProps) {
  if (endpoints.length === 0) return null;
  const list = (
    <ul className={styles['endpoints']} aria-label="REST routes">
      {endpoints.map(({ method, path, call, answer }) => (
        <li key={`${method} ${path}`}>
          <code className={styles['route']}>
            <b>{method}</b> {path}
          </code>
          <span className={styles['answer']}>
            {call} · {answer}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <Section title="REST">
      {isFolded ? (
        <details className={styles['folded']}>
          <summary>{endpoints.length} routes</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </Section>
  );
}
