import { useMemo } from 'react';
import { useEditor } from '../editor/index.ts';
import { describeSelection } from './describeSelection.ts';

/** Says to screen readers what is selected now. */
export function Announcer() {
  const project = useEditor((state) => state.project);
  const selection = useEditor((state) => state.selection);
  const text = useMemo(() => describeSelection(project, selection), [project, selection]);
  return (
    <p className="visually-hidden" role="status" data-testid="announcer">
      {text}
    </p>
  );
}
