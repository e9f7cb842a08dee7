import type { NodeProps } from '@xyflow/react';
import { Suspense } from 'react';
import { useEditor } from '../../editor/index.ts';
import { latePart } from '../../ui/latePart.tsx';
import type { AreaNode as AreaNodeType, NoteNode as NoteNodeType } from '../flow.ts';

// Most projects have no areas or notes: not part of the first page, but of the first picture of those that do.
const load = () => import('./nodes.ts');
const LoadedAreaNode = latePart({
  name: 'The area',
  isInPicture: true,
  load: async () => (await load()).AreaNode,
});
const LoadedNoteNode = latePart({
  name: 'The note',
  isInPicture: true,
  load: async () => (await load()).NoteNode,
});
const LoadedAreaBar = latePart<object>({
  name: 'The area’s toolbar',
  isOver: true,
  load: async () => (await load()).AreaBar,
});

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
