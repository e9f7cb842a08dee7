import type { ProjectTab, TabState } from '../../storage/index.ts';
import type { Start } from '../start/openLastProject.ts';

/** A project that was loaded or made, and this tab's part in it. */
export interface OpenedProject {
  readonly start: Start;
  readonly tab: ProjectTab;
  /** What this tab was when the project was loaded. */
  readonly loadedAs: TabState['role'];
}
