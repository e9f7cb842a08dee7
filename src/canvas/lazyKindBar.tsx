import { Suspense } from 'react';
import { useEditor } from '../editor/index.ts';
import { latePart } from '../ui/latePart.tsx';

// Needed once a relation is selected: the first page does without it.
const LoadedKindBar = latePart({
  name: 'The bar of the relation',
  isOver: true,
  load: async () => (await import('./KindBar.tsx')).KindBar,
});

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
