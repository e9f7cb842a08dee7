import { useDeferredValue, useMemo, useState } from 'react';
import { useProjectFiles } from '../../editor/index.ts';
import { type Endpoint, type ModelId, modelEndpoints } from '../../model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './Endpoints.module.css';
import { useShownPart } from './useShownPart.ts';

/** Lists REST routes with the method that each calls and its response. */
export function Endpoints({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  if (endpoints.length === 0) return null;
  return (
    <Section title="REST">
      <EndpointList endpoints={endpoints} />
    </Section>
  );
}

/** The routes of a model and its relations. There may be thousands: they are listed when opened, and updated a moment after typing. */
export function ModelEndpoints({ modelId }: { readonly modelId: ModelId }) {
  const project = useDeferredValue(useProjectFiles());
  const endpoints = useMemo(() => modelEndpoints(project, modelId), [project, modelId]);
  const [isOpen, setOpen] = useState(false);
  if (endpoints.length === 0) return null;
  return (
    <Section title="REST">
      <details className={styles['folded']} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{endpoints.length} routes</summary>
        {isOpen ? <EndpointList endpoints={endpoints} /> : null}
      </details>
    </Section>
  );
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
