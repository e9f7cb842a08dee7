import type { Overlays } from '../shell/overlays.ts';
import type { Action } from './actions.ts';

/** What leads to the other projects and to earlier states of this one. */
export function createProjectActions(overlays: Overlays): readonly Action[] {
  return [
    {
      id: 'openProjects',
      label: 'Projects…',
      shortcuts: [],
      isEnabled: () => true,
      run: () => overlays.setState({ open: 'projects' }),
    },
    {
      id: 'openSnapshots',
      label: 'Snapshots…',
      shortcuts: [],
      isEnabled: () => true,
      run: () => overlays.setState({ open: 'snapshots' }),
    },
  ];
}
