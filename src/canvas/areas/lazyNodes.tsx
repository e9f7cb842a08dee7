import type { NodeProps } from '@xyflow/react';
import { lazy, Suspense } from 'react';
import { useEditor } from '../../editor/index.ts';
import type { AreaNode as AreaNodeType, NoteNode as NoteNodeType } from '../flow.ts';

// Most projects have no areas and no notes: the first page does without them.
const load = () => import('./nodes.ts');
const LoadedAreaNode = lazy(() => load().then(({ AreaNode }) => ({ default: AreaNode })));
const LoadedNoteNode = lazy(() => load().then(({ NoteNode }) => ({ default: NoteNode })));
const LoadedAreaBar = lazy(() => load().then(({ AreaBar }) => ({ default: AreaBar })));

export function AreaNode(props: NodeProps<AreaNodeType>) {
  return (
    <Suspense>
      <LoadedAreaNode {...props} />
    </Suspense>
  );
}

export function NoteNode(props: NodeProps<NoteNodeType>) {
  return (
    <Suspense>
      <LoadedNoteNode {...props} />
    </Suspense>
  );
}

export function AreaBar() {
  const hasArea = useEditor(({ selection }) => selection.areas.length > 0);
  if (!hasArea) return null;
  return (
    <Suspense>
      <LoadedAreaBar />
    </Suspense>
  );
}
