import { type ComponentProps, Suspense, useMemo } from 'react';
import { useEditor } from '../../editor/index.ts';
import { type Area, modelsInArea, type Note, type Project } from '../../model/index.ts';
import { latePart } from '../../ui/latePart.tsx';
import type { OutlineAreas as Areas, OutlineNotes as Notes } from './OutlineAreas.tsx';

// Most projects have no areas or notes, so the first page does not include their code.
const load = () => import('./OutlineAreas.tsx');
const LoadedAreas = latePart({ name: 'The list of areas', load: async () => (await load()).OutlineAreas });
const LoadedNotes = latePart({ name: 'The list of notes', load: async () => (await load()).OutlineNotes });

const isAreaLike =
  (wanted: string) =>
  ({ name }: Area): boolean =>
    wanted === '' || name.toLowerCase().includes(wanted);

const isNoteLike =
  (wanted: string) =>
  ({ text }: Note): boolean =>
    wanted === '' || text.toLowerCase().includes(wanted);

/** Whether an area or a note contains the text. */
export function hasDrawingsLike({ areas, notes }: Project, wanted: string): boolean {
  return areas.some(isAreaLike(wanted)) || notes.some(isNoteLike(wanted));
}

interface WantedProps {
  /** The text to find, in lower case; "" for all. */
  readonly wanted: string;
}

/** Lists the areas that match. They change with each step of their drag, so the outline itself does not subscribe to them. */
export function OutlineAreas({
  wanted,
  ...props
}: Omit<ComponentProps<typeof Areas>, 'areas'> & WantedProps) {
  const all = useEditor(({ project }) => project.areas);
  const areas = useMemo(() => all.filter(isAreaLike(wanted)), [all, wanted]);
  if (areas.length === 0) return null;
  return (
    <Suspense fallback={<Placeholder />}>
      <LoadedAreas {...props} areas={areas} />
    </Suspense>
  );
}

/** Lists the notes that match. */
export function OutlineNotes({
  wanted,
  ...props
}: Omit<ComponentProps<typeof Notes>, 'notes'> & WantedProps) {
  const all = useEditor(({ project }) => project.notes);
  const notes = useMemo(() => all.filter(isNoteLike(wanted)), [all, wanted]);
  if (notes.length === 0) return null;
  return (
    <Suspense>
      <LoadedNotes {...props} notes={notes} />
    </Suspense>
  );
}

/** As high as the areas with their models, so that nothing below moves when they load. */
function Placeholder() {
  const lines = useEditor(({ project }) =>
    project.areas.reduce((sum, { id }) => sum + 1 + modelsInArea(project, id).length, 0),
  );
  return <div aria-hidden style={{ height: `calc(${lines} * var(--line))` }} />;
}
