import { Suspense } from 'react';
import { useEditor } from '../editor/index.ts';
import { latePart } from '../ui/latePart.tsx';

// Needed once a relation is selected: not part of the first page.
const LoadedKindBar = latePart({
  name: 'The relation’s toolbar',
  isOver: true,
  load: async () => (await import('./KindBar.tsx')).KindBar,
});

/** The toolbar of the selected relation. */
export function KindBar() {
  const hasRelation = useEditor(({ selection }) => selection.relation !== null);
  if (!hasRelation) return null;
  return (
    <Suspense>
      <LoadedKindBar />
    </Suspense>
  );
}
