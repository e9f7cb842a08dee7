import type { ProjectTab, TabState } from '../../storage/index.ts';
import type { InitialProject } from '../start/openLastProject.ts';

/** A loaded or new project, and the role of this tab. */
export interface OpenedProject {
  readonly start: InitialProject;
  readonly tab: ProjectTab;
  /** The role of this tab when the project was loaded. */
  readonly loadedAs: TabState['role'];
}
