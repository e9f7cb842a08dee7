import { lazy, Suspense } from 'react';
import { useEditor } from '../editor/index.ts';

// Needed once a relation is selected: the first page does without it.
const LoadedKindBar = lazy(() => import('./KindBar.tsx').then(({ KindBar }) => ({ default: KindBar })));

/** The tools of the selected relation. */
export function KindBar() {
  const hasRelation = useEditor(({ selection }) => selection.relation !== null);
  if (!hasRelation) return null;
  return (
    <Suspense>
      <LoadedKindBar />
    </Suspense>
  );
}
