import type { Editor } from '../../editor/index.ts';
import type { Autosave, ProjectStore } from '../../storage/index.ts';
import type { OpenedProject } from '../projects/openedProject.ts';
import type { Notices } from '../shell/notices.ts';
import type { Start, StartStore } from './openLastProject.ts';

interface LateStorageOptions {
  readonly store: StartStore & Pick<ProjectStore, 'whenOpen' | 'remove'>;
  readonly notices: Notices;
  /** What the page began with, as the storage did not answer. */
  readonly made: Start;
  readonly current: () => {
    readonly projectId: string;
    readonly editor: Pick<Editor, 'getState'>;
    readonly autosave: Pick<Autosave, 'flush'>;
  };
  /** Opens the project of the last visit. */
  readonly openLast: (store: StartStore) => Promise<OpenedProject>;
  readonly switchTo: (next: OpenedProject) => Promise<boolean>;
  /** Opens a project that is asked for. */
  readonly open: (projectId: string) => Promise<boolean>;
}

/**
 * Opens the project of the last visit as soon as a storage answers that did
 * not answer at the start. Where something was drawn meanwhile that stays, and
 * the other is offered.
 */
export async function goOnWhenStorageAnswers(options: LateStorageOptions): Promise<void> {
  const { store, notices, made, current, openLast, switchTo, open } = options;
  if (!(await store.whenOpen())) return;
  const isMadeOpen = (): boolean => current().projectId === made.projectId;
  const isUntouched = (): boolean => isMadeOpen() && current().editor.getState().project === made.project;
  if (!isMadeOpen()) return;
  const last = await openLast(withoutProject(store, made.projectId));
  if (last.start.savedAt === undefined) {
    // Nothing was stored, so what the page began with is the first project.
    last.tab.close();
    await current().autosave.flush();
    return;
  }
  if (isUntouched()) {
    if (!(await switchTo(last))) return;
    const removed = await store.remove(made.projectId);
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
    text: `The browser’s storage answers again. What you drew meanwhile is a project of its own beside “${project.name}”.`,
    action: { label: `Open ${project.name}`, run: () => void open(projectId) },
  });
}

/** The store as if that project was not in it. */
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
