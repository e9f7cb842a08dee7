import { useMemo } from 'react';
import { useEditor } from '../../editor/index.ts';
import { structureOf } from '../../model/index.ts';
import { describeSelection } from './describeSelection.ts';

/** Says to screen readers what is selected now. */
export function Announcer() {
  // Only what lies in an area depends on where things stand.
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
