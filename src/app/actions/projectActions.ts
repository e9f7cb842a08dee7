import type { Overlays } from '../shell/overlays.ts';
import type { ActionDefinition } from './actions.ts';

/** Creates the actions that open the other projects, and the snapshots and changes of this one. */
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
    {
      id: 'openChanges',
      label: 'Show changes since opening…',
      isEnabled: ({ project }) => project.models.some(({ source }) => source !== null),
      run: () => overlays.setState({ open: 'changes' }),
    },
  ];
}
