import type { StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/index.ts';
import type { Project } from '../../model/index.ts';
import type {
  Autosave,
  ProjectStore,
  ProjectSurvey,
  StorageFailure,
  UnreadableProject,
} from '../../storage/index.ts';
import type { Notices } from '../shell/notices.ts';
import type { OpenedProject } from './openedProject.ts';

export interface ProjectsState {
  /** What is stored; null until it was asked for. */
  readonly survey: ProjectSurvey | null;
  readonly failure: StorageFailure | null;
}

/** All projects of this browser, and what can be done with them. */
export interface Projects {
  readonly store: StoreApi<ProjectsState>;
  refresh(): Promise<void>;
  /** Opens it in place of the one that is open; resolves to whether it did. */
  open(projectId: string): Promise<boolean>;
  /** Makes a new one and opens it. */
  create(kind: 'empty' | 'example'): Promise<void>;
  /** Opens a project that came from elsewhere, as a new one beside the others. */
  openCopy(project: Project): Promise<void>;
  duplicate(projectId: string): Promise<void>;
  rename(projectId: string, name: string): Promise<void>;
  /** Takes it out of the list; it can be had back until the designer was used on thirty days. */
  remove(projectId: string): Promise<void>;
  restore(projectId: string): Promise<void>;
  /** Deletes a removed project with its playground data. */
  deleteForGood(projectId: string): Promise<void>;
  /** Counts this day, and deletes what was removed thirty days of use ago. */
  deleteOld(): Promise<void>;
  /** Gives the record to the browser as a file, as it was found. */
  downloadUnreadable(unreadable: UnreadableProject): void;
  /** The same for the snippets of a project that were set aside last. */
  downloadSnippets(projectId: string): Promise<void>;
  forgetUnreadable(unreadable: UnreadableProject): Promise<void>;
}

/** What is needed of the project that is open. */
interface OpenProject {
  readonly projectId: string;
  readonly editor: Editor;
  readonly autosave: Autosave;
}

export interface ProjectsOptions {
  readonly store: ProjectStore;
  readonly notices: Notices;
  readonly current: () => OpenProject;
  /** Puts another project in the place of the open one; false where the open one could not be saved. */
  readonly switchTo: (opened: OpenedProject) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}
