import { createId } from '../../editor/index.ts';
import { createExampleProject, type HistorySteps, type Project } from '../../model/index.ts';
import { lastProject, type ProjectStore, type StorageFailure } from '../../storage/index.ts';

/** The project that a visit starts with. */
export interface Start {
  readonly projectId: string;
  readonly project: Project;
  /** Left out for a project that the storage does not have yet. */
  readonly savedAt?: number;
  /** What can be undone and redone. */
  readonly steps?: HistorySteps | undefined;
  /** Whether it is the example of a first visit. */
  readonly isExample?: boolean;
}

/** What of the storage a start needs. */
export type StartStore = Pick<ProjectStore, 'load' | 'list' | 'settings'>;

/**
 * The project that this tab showed (`preferred`), that of the last visit, or else the one that was saved last; the
 * example where there is none. What can't be opened is told, and keeps none of
 * the others from being opened.
 */
export async function openLastProject(
  store: StartStore,
  onFailure: (failure: StorageFailure) => void,
  preferred?: string,
): Promise<Start> {
  let isLastKept = false;
  for (const projectId of await latestFirst(store, preferred)) {
    const loaded = await store.load(projectId);
    if (loaded.ok) {
      if (!isLastKept) await store.settings.write(lastProject, projectId);
      return { projectId, ...loaded.value };
    }
    const { code } = loaded.error;
    // Where there is no storage at all, or none that answers, saving the example says so.
    if (code !== 'missing' && code !== 'unavailable' && code !== 'unanswered') onFailure(loaded.error);
    // It is still there for another visit, so that one has to look for it again.
    isLastKept ||= code !== 'missing' && code !== 'broken';
  }
  const projectId = createId();
  // Should this fail, the next visit finds the project as the one that was saved last.
  if (!isLastKept) await store.settings.write(lastProject, projectId);
  return { projectId, project: createExampleProject(), isExample: true };
}

async function latestFirst(store: StartStore, preferred?: string): Promise<readonly string[]> {
  const last = await store.settings.read(lastProject);
  const saved = await store.list();
  const ids = saved.ok ? saved.value.map(({ id }) => id) : [];
  const remembered = [preferred, last.ok ? last.value : undefined].filter((id) => id !== undefined);
  return [...new Set([...remembered, ...ids])];
}
