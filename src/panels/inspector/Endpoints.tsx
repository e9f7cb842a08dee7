import { useMemo } from 'react';
import { useEditor } from '../../editor/index.ts';
import { type ResolvedRelation, relationEndpoints } from '../../model/index.ts';
import { Section } from '../../ui/Section.tsx';
import styles from './Endpoints.module.css';

/** The REST routes that the relation adds. */
export function Endpoints({ relation }: { relation: ResolvedRelation }) {
  const project = useEditor((state) => state.project);
  const endpoints = useMemo(() => relationEndpoints(project, relation.ref), [project, relation.ref]);
  if (endpoints.length === 0) return null;
  return (
    <Section title="REST">
      <ul className={styles['endpoints']}>
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
    </Section>
  );
}
