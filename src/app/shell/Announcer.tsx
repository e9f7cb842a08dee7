import { useMemo } from 'react';
import { useEditor } from '../../editor/index.ts';
import { withoutCanvas } from '../../model/index.ts';
import { describeSelection } from './describeSelection.ts';

/** Announces the selection to screen readers. */
export function Announcer() {
  // Positions matter only for the content of an area.
  const project = useEditor(({ project, selection: { areas, notes } }) =>
    areas.length + notes.length > 0 ? project : withoutCanvas(project),
  );
  const selection = useEditor((state) => state.selection);
  const text = useMemo(() => describeSelection(project, selection), [project, selection]);
  return (
    <p className="visually-hidden" role="status" data-testid="announcer">
      {text}
    </p>
  );
}
