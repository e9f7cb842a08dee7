import { useDeferredValue, useMemo } from 'react';
import { useProjectFiles } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { type Endpoint, type ModelId, modelEndpoints } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './Endpoints.module.css';
import { useShownPart } from './useShownPart.ts';

/** Lists REST routes with the method that each calls and its response. */
export function Endpoints({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  return (
    <Section title={endpoints.length === 0 ? 'REST' : `REST (${countOf(endpoints.length, 'route')})`}>
      {endpoints.length === 0 ? (
        <p className={styles['answer']}>LoopBack serves no routes here.</p>
      ) : (
        <EndpointList endpoints={endpoints} />
      )}
    </Section>
  );
}

/** The routes of a model and its relations, updated a moment after typing: there may be thousands. */
export function ModelEndpoints({ modelId }: { readonly modelId: ModelId }) {
  const project = useDeferredValue(useProjectFiles());
  const endpoints = useMemo(() => modelEndpoints(project, modelId), [project, modelId]);
  return <Endpoints endpoints={endpoints} />;
}

function EndpointList({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  const part = useShownPart(endpoints.length, nowhere);
  return (
    <>
      <ul className={styles['endpoints']} aria-label="REST routes">
        {endpoints.slice(0, part.count).map(({ method, path, call, answer }) => (
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
      {part.left > 0 ? (
        <Button onClick={part.showMore}>{`Show more (${part.left.toLocaleString('en')} left)`}</Button>
      ) : null}
    </>
  );
}

// No problem refers to a route.
const nowhere = (): number => -1;
