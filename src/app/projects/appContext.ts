import type { StoreApi } from 'zustand/vanilla';
import type { ViewOptionsStore } from '../../canvas/index.ts';
import type { Persistence, ProjectStore } from '../../storage/index.ts';
import type { ServedFolderStore } from '../folder/folderTypes.ts';
import type { DockState } from '../shell/dockState.ts';
import type { Notices } from '../shell/notices.ts';
import type { Overlays } from '../shell/overlays.ts';
import type { PanelStore } from '../shell/panelState.ts';
import type { Projects } from './projectList.ts';
import type { UnsavedWork } from './unsavedWork.ts';

/** Everything that lives as long as the page, whichever project is open. */
export interface AppContext {
  readonly store: ProjectStore;
  readonly notices: Notices;
  readonly overlays: Overlays;
  readonly dock: StoreApi<DockState>;
  readonly panels: PanelStore;
  readonly viewOptions: ViewOptionsStore;
  readonly persistence: Persistence;
  readonly projects: Projects;
  readonly unsaved: UnsavedWork;
  readonly served: ServedFolderStore;
}
