import type { Editor } from '../../editor/index.ts';
import type { Autosave, ProjectStore } from '../../storage/index.ts';
import type { OpenedProject } from '../projects/openedProject.ts';
import type { Notices } from '../shell/notices.ts';
import type { InitialProject, StartStore } from './openLastProject.ts';

interface LateStorageOptions {
  readonly store: StartStore & Pick<ProjectStore, 'whenOpen' | 'remove'>;
  readonly notices: Notices;
  /** The project that the page started with because storage did not answer. */
  readonly initial: InitialProject;
  readonly current: () => {
    readonly projectId: string;
    readonly editor: Pick<Editor, 'getState'>;
    readonly autosave: Pick<Autosave, 'flush'>;
  };
  /** Opens the project of the last visit. */
  readonly openLast: (store: StartStore) => Promise<OpenedProject>;
  readonly switchTo: (next: OpenedProject) => Promise<boolean>;
  /** Opens the requested project. */
  readonly open: (projectId: string) => Promise<boolean>;
}

/**
 * Opens the project of the last visit once storage answers after it did not at the
 * start. If the user has drawn something by then, that stays open and the
 * other project is offered.
 */
export async function continueWhenStorageAnswers(options: LateStorageOptions): Promise<void> {
  const { store, notices, initial, current, openLast, switchTo, open } = options;
  if (!(await store.whenOpen())) return;
  const isInitialOpen = (): boolean => current().projectId === initial.projectId;
  const isUntouched = (): boolean =>
    isInitialOpen() && current().editor.getState().project === initial.project;
  if (!isInitialOpen()) return;
  const last = await openLast(withoutProject(store, initial.projectId));
  if (last.start.savedAt === undefined) {
    // Nothing was stored, so the project that the page started with is the first.
    last.tab.close();
    await current().autosave.flush();
    return;
  }
  if (isUntouched()) {
    if (!(await switchTo(last))) return;
    const removed = await store.remove(initial.projectId);
    if (!removed.ok)
      notices.show({ tone: 'error', text: `${removed.error.message} ${removed.error.advice}` });
    notices.show({ tone: 'info', text: 'The browser’s storage answers again.' });
    return;
  }
  const { projectId, project } = last.start;
  last.tab.close();
  await current().autosave.flush();
  notices.show({
    tone: 'error',
    text: `The browser’s storage answers again. What you drew in the meantime is now a separate project beside “${project.name}”.`,
    action: { label: `Open ${project.name}`, run: () => void open(projectId) },
  });
}

/** Returns the store without that project. */
function withoutProject(store: StartStore, projectId: string): StartStore {
  return {
    load: store.load,
    settings: store.settings,
    list: async () => {
      const listed = await store.list();
      return listed.ok ? { ok: true, value: listed.value.filter(({ id }) => id !== projectId) } : listed;
    },
  };
}
