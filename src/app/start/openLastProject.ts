import { createId } from '../../editor/index.ts';
import { createExampleProject, type HistorySteps, type Project } from '../../model/index.ts';
import { lastProject, type ProjectStore, type StorageFailure } from '../../storage/index.ts';

/** The project that a visit starts with. */
export interface InitialProject {
  readonly projectId: string;
  readonly project: Project;
  /** Absent for a project that is not stored yet. */
  readonly savedAt?: number;
  /** Its undo and redo steps. */
  readonly steps?: HistorySteps | undefined;
  /** Whether it is the example of a first visit. */
  readonly isExample?: boolean;
}

/** The part of the storage that a start needs. */
export type StartStore = Pick<ProjectStore, 'load' | 'list' | 'settings'>;

/**
 * Opens the project that this tab showed (`preferred`), that of the last visit, or
 * else the one saved last; the example if there is none. A project that can't be
 * opened is reported and does not keep the next from being opened.
 */
export async function openLastProject(
  store: StartStore,
  onFailure: (failure: StorageFailure) => void,
  preferred?: string,
): Promise<InitialProject> {
  let isLastKept = false;
  for await (const projectId of latestFirst(store, preferred)) {
    const loaded = await store.load(projectId);
    if (loaded.ok) {
      if (!isLastKept) await store.settings.write(lastProject, projectId);
      return { projectId, ...loaded.value };
    }
    const { code } = loaded.error;
    // Without storage, or without an answer from it, saving the example will say so.
    if (code !== 'missing' && code !== 'unavailable' && code !== 'unanswered') onFailure(loaded.error);
    // It is still stored: the next visit must try it again.
    isLastKept ||= code !== 'missing' && code !== 'broken';
  }
  const projectId = createId();
  // If this fails, the next visit still finds the project as the one saved last.
  if (!isLastKept) await store.settings.write(lastProject, projectId);
  return { projectId, project: createExampleProject(), isExample: true };
}

/** Names the projects to try. Only if none of the remembered ones opens are all that are stored read. */
async function* latestFirst(store: StartStore, preferred?: string): AsyncGenerator<string> {
  const last = await store.settings.read(lastProject);
  const remembered = new Set([preferred, last.ok ? last.value : undefined].filter((id) => id !== undefined));
  yield* remembered;
  const saved = await store.list();
  if (saved.ok) yield* saved.value.map(({ id }) => id).filter((id) => !remembered.has(id));
}
