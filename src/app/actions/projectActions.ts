import type { Overlays } from '../shell/overlays.ts';
import type { ActionDefinition } from './actions.ts';

/** What leads to the other projects and to earlier states of this one. */
export function createProjectActions(overlays: Overlays): readonly ActionDefinition[] {
  return [
    {
      id: 'openProjects',
      label: 'Projects…',
      isEnabled: () => true,
      run: () => overlays.setState({ open: 'projects' }),
    },
    {
      id: 'openSnapshots',
      label: 'Snapshots…',
      isEnabled: () => true,
      run: () => overlays.setState({ open: 'snapshots' }),
    },
  ];
}
