import { useMemo } from 'react';
import { useEditor } from '../../editor/index.ts';
import { structureOf } from '../../model/index.ts';
import { describeSelection } from './describeSelection.ts';

/** Announces the selection to screen readers. */
export function Announcer() {
  // Positions matter only for the content of an area.
  const project = useEditor((state) =>
    state.selection.areas.length > 0 ? state.project : structureOf(state.project),
  );
  const selection = useEditor((state) => state.selection);
  const text = useMemo(() => describeSelection(project, selection), [project, selection]);
  return (
    <p className="visually-hidden" role="status" data-testid="announcer">
      {text}
    </p>
  );
}
