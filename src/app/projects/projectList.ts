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
  /** The stored projects; null until they are loaded. */
  readonly survey: ProjectSurvey | null;
  readonly failure: StorageFailure | null;
}

/** All projects of this browser, and the operations on them. */
export interface Projects {
  readonly store: StoreApi<ProjectsState>;
  refresh(): Promise<void>;
  /** Opens it in place of the open project; resolves to whether that succeeded. */
  open(projectId: string): Promise<boolean>;
  /** Creates a new project and opens it. */
  create(kind: 'empty' | 'example'): Promise<void>;
  /** Opens a project from elsewhere as a new project. */
  openCopy(project: Project): Promise<void>;
  duplicate(projectId: string): Promise<void>;
  rename(projectId: string, name: string): Promise<void>;
  /** Removes it from the list; it can be restored until the designer was used on thirty more days. */
  remove(projectId: string): Promise<void>;
  restore(projectId: string): Promise<void>;
  /** Deletes a removed project with its playground data. */
  deleteForGood(projectId: string): Promise<void>;
  /** Counts this day, and deletes projects removed thirty days of use ago. */
  deleteOld(): Promise<void>;
  /** Downloads the record as found. */
  downloadUnreadable(unreadable: UnreadableProject): void;
  /** Downloads the snippets of a project that were set aside last. */
  downloadSnippets(projectId: string): Promise<void>;
  forgetUnreadable(unreadable: UnreadableProject): Promise<void>;
}

/** The part of the open project that is needed. */
interface OpenProject {
  readonly projectId: string;
  readonly editor: Editor;
  readonly autosave: Autosave;
}

export interface ProjectsOptions {
  readonly store: ProjectStore;
  readonly notices: Notices;
  readonly current: () => OpenProject;
  /** Replaces the open project; false if it could not be saved. */
  readonly switchTo: (opened: OpenedProject) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}
