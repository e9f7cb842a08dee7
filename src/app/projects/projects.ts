import { createStore } from 'zustand/vanilla';
import { LoadError, loadPart } from '../../lib/loadPart.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { Projects, ProjectsOptions, ProjectsState } from './projectList.ts';

type Work = Omit<Projects, 'store'>;

/** Creates the list of projects; the operations are loaded when first used. */
export function createProjects(options: ProjectsOptions): Projects {
  const { notices } = options;
  const store = createStore<ProjectsState>()(() => ({ survey: null, failure: null }));
  const load = async (): Promise<Work> => {
    const { createProjectWork } = await loadPart(() => import('./projectWork.ts'));
    return createProjectWork(options, store);
  };
  const withWork = (act: (work: Work) => unknown): Promise<void> =>
    orTryAgain(notices, 'The code that manages projects', async () => {
      await act(await load());
    });
  return {
    store,
    refresh: () => withWork((work) => work.refresh()),
    async open(projectId) {
      let isOpened = false;
      await withWork(async (work) => {
        isOpened = await work.open(projectId);
      });
      return isOpened;
    },
    create: (kind) => withWork((work) => work.create(kind)),
    openCopy: (project) => withWork((work) => work.openCopy(project)),
    duplicate: (projectId) => withWork((work) => work.duplicate(projectId)),
    rename: (projectId, name) => withWork((work) => work.rename(projectId, name)),
    remove: (projectId) => withWork((work) => work.remove(projectId)),
    restore: (projectId) => withWork((work) => work.restore(projectId)),
    deleteForGood: (projectId) => withWork((work) => work.deleteForGood(projectId)),
    async deleteOld() {
      try {
        await (await load()).deleteOld();
      } catch (error) {
        // If it can't be loaded, the next start counts the day.
        if (!(error instanceof LoadError)) throw error;
      }
    },
    downloadUnreadable: (unreadable) => void withWork((work) => work.downloadUnreadable(unreadable)),
    downloadSnippets: (projectId) => withWork((work) => work.downloadSnippets(projectId)),
    forgetUnreadable: (unreadable) => withWork((work) => work.forgetUnreadable(unreadable)),
  };
}
