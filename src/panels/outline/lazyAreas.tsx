import { type ComponentProps, Suspense } from 'react';
import { useEditor } from '../../editor/index.ts';
import { modelsInArea } from '../../model/index.ts';
import { latePart } from '../../ui/latePart.tsx';
import type { OutlineAreas as Areas, OutlineNotes as Notes } from './OutlineAreas.tsx';
import { LINE } from './OutlineChunk.tsx';

// Most projects have no areas or notes, so the first page does not include their code.
const load = () => import('./OutlineAreas.tsx');
const LoadedAreas = latePart({ name: 'The list of areas', load: async () => (await load()).OutlineAreas });
const LoadedNotes = latePart({ name: 'The list of notes', load: async () => (await load()).OutlineNotes });

export function OutlineAreas(props: ComponentProps<typeof Areas>) {
  return (
    <Suspense fallback={<Placeholder />}>
      <LoadedAreas {...props} />
    </Suspense>
  );
}

export function OutlineNotes(props: ComponentProps<typeof Notes>) {
  return (
    <Suspense>
      <LoadedNotes {...props} />
    </Suspense>
  );
}

/** As high as the areas with their models, so that nothing below moves when they load. */
function Placeholder() {
  const lines = useEditor(({ project }) =>
    project.areas.reduce((sum, { id }) => sum + 1 + modelsInArea(project, id).length, 0),
  );
  return <div aria-hidden style={{ height: lines * LINE }} />;
}
