import { createStore, type StoreApi } from 'zustand/vanilla';
import { createViewOptions } from '../../canvas/index.ts';
import { refuseStrayDrops, type ServedFolder } from '../../exchange/index.ts';
import { partsReleased } from '../../lib/heldParts.ts';
import { LoadError, loadPart } from '../../lib/loadPart.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import {
  createPersistence,
  lastProject,
  openProjectStore,
  openProjectTab,
  type ProjectStore,
  panelLayout,
  panelSizes,
} from '../../storage/index.ts';
import { servedToken } from '../folder/servedToken.ts';
import { leavesRoomForDock } from '../opening/firstLook.ts';
import type { AppContext } from '../projects/appContext.ts';
import { loadProject } from '../projects/loadProject.ts';
import type { OpenedProject } from '../projects/openedProject.ts';
import { createProjects } from '../projects/projects.ts';
import { openSession, type Session } from '../projects/session.ts';
import { rememberedProject, rememberProject, tabId, wroteBeforeReload } from '../projects/tabMemory.ts';
import { createUnsavedWork } from '../projects/unsavedWork.ts';
import { createDock, hasRoomForDock } from '../shell/dockState.ts';
import { createNotices, type Notices } from '../shell/notices.ts';
import { createOverlays } from '../shell/overlays.ts';
import { createPanels, followDock, rememberPanels } from '../shell/panelState.ts';
import type { startInstalled } from './installed.ts';
import { openLastProject, type StartStore } from './openLastProject.ts';
import { orTryAgain } from './orTryAgain.ts';
import { watchVersion } from './watchVersion.ts';

/** The page, with the session of the open project. */
export type Designer = StoreApi<{ readonly session: Session }>;

/** Opens the storage and the last project, and creates everything that lives as long as the page. */
export async function startServices(): Promise<Designer> {
  const store = await openProjectStore(undefined, { createPauses: pageSlices.pauses });
  const notices = createNotices();
  const preferred = rememberedProject();
  const opened = await openAtStart(store, notices, preferred);
  const isLate = !store.isOpen();
  const { dock, panels } = await createShell(store, opened.start.project.models.length);
  const projects = createProjects({
    store,
    notices,
    current: () => designer.getState().session.services,
    switchTo: (next) => switchProject(designer, page, next),
  });
  const page: AppContext = {
    store,
    notices,
    overlays: createOverlays(),
    dock,
    panels,
    viewOptions: createViewOptions(),
    persistence: createPersistence(navigator.storage),
    projects,
    unsaved: createUnsavedWork({ notices }),
    served: createStore<{ readonly folder: ServedFolder | null }>()(() => ({ folder: null })),
  };
  const session = await openSession(page, opened);
  rememberProject(opened.start.projectId);
  const designer: Designer = createStore<{ readonly session: Session }>()(() => ({ session }));
  refuseStrayDrops();
  watchVersion({
    notices,
    save: () => designer.getState().session.services.autosave.flush(),
    onSaved: (listener) =>
      designer.getState().session.services.autosave.status.subscribe(({ state }) => {
        if (state === 'saved') listener();
      }),
    onStored: (onVersion) => {
      const opening = () => designer.getState().session.services.opening;
      // In development every change would be a new version.
      if (import.meta.env.PROD) whenIdle(() => void startInstalledPage({ opening, onVersion }));
    },
  });
  whenIdle(() => void projects.deleteOld());
  const token = servedToken();
  if (token !== null)
    void orTryAgain(notices, 'The code that opens the folder', async () => {
      const { openServedFolder } = await loadPart(() => import('../folder/openServedFolder.ts'));
      await openServedFolder(page, { token, current: () => designer.getState().session.services });
    });
  if (isLate)
    void orTryAgain(notices, 'The code that waits for storage', async () => {
      const { continueWhenStorageAnswers } = await loadPart(() => import('./continueWhenStorageAnswers.ts'));
      await continueWhenStorageAnswers({
        store,
        notices,
        initial: opened.start,
        current: () => designer.getState().session.services,
        openLast: (others) => openAtStart(others, notices, preferred),
        switchTo: (next) => switchProject(designer, page, next),
        open: projects.open,
      });
    });
  return designer;
}

/** Runs what nobody waits for once the first picture is on the screen and the browser is idle. */
const whenIdle = (run: () => void): void => void partsReleased().then(() => pageSlices.whenIdle(run));

/** Installs what the page needs as an application; without it the page works as before, with a network. */
const startInstalledPage: typeof startInstalled = async (options) => {
  try {
    const { startInstalled } = await loadPart(() => import('./installed.ts'));
    await startInstalled(options);
  } catch (error) {
    // A missing part reports itself. A browser may forbid service workers, and a host may not serve this one.
    if (!(error instanceof LoadError || error instanceof DOMException || error instanceof TypeError))
      throw error;
  }
};

/** Creates the dock and the panels as the user left them. */
async function createShell(
  { settings }: ProjectStore,
  modelCount: number,
): Promise<Pick<AppContext, 'dock' | 'panels'>> {
  const [layout, sizes] = await Promise.all([settings.read(panelLayout), settings.read(panelSizes)]);
  const stored = layout.ok ? layout.value : undefined;
  const height = stored === undefined && sizes.ok ? sizes.value?.['dock'] : stored?.dock;
  const isOpen = stored?.isDockOpen ?? leavesRoomForDock(modelCount);
  const dock = createDock(height ?? null, hasRoomForDock() && isOpen);
  const panels = createPanels(stored);
  followDock(panels, dock);
  rememberPanels(panels, dock, (wanted) => void settings.write(panelLayout, wanted), stored?.isDockOpen);
  return { dock, panels };
}

async function openAtStart(
  store: StartStore,
  notices: Notices,
  preferred: string | undefined,
): Promise<OpenedProject> {
  let opened: OpenedProject | null = null;
  const load: ProjectStore['load'] = async (projectId) => {
    const loaded = await loadProject(store, projectId);
    if ('failure' in loaded) return { ok: false, error: loaded.failure };
    opened = loaded;
    const { project, savedAt = 0, steps } = loaded.start;
    return { ok: true, value: { project, savedAt, steps } };
  };
  const start = await openLastProject(
    { load, list: store.list, settings: store.settings },
    ({ message, advice }) => notices.show({ tone: 'error', text: `${message} ${advice}` }),
    preferred,
  );
  if (opened !== null) {
    const { loadedAs, tab } = opened as OpenedProject;
    if (loadedAs === 'follower' && wroteBeforeReload()) await tab.takeOver();
    return opened;
  }
  const tab = await openProjectTab({
    projectId: start.projectId,
    tabId,
    locks: navigator.locks,
    isNew: true,
  });
  return { start, tab, loadedAs: 'writer' };
}

/**
 * Saves the open project and opens another in its place. If it can't be saved it
 * stays open, unless the user downloads it.
 */
async function switchProject(
  designer: Designer,
  page: AppContext,
  next: OpenedProject,
  isForced = false,
): Promise<boolean> {
  const { session } = designer.getState();
  const { autosave, editor, tab } = session.services;
  // Accept no change between the last save and the end.
  editor.setReadOnly(true);
  if (!(await autosave.flush()) && !isForced) {
    editor.setReadOnly(tab.state.getState().role === 'follower');
    next.tab.close();
    page.notices.show({
      tone: 'error',
      text: 'The open project could not be saved, so it stays open.',
      action: { label: 'Download it, then open the other', run: () => void downloadAndSwitch() },
    });
    return false;
  }
  const opened = await openSession(page, next);
  const { projectId } = next.start;
  rememberProject(projectId);
  void page.store.settings.write(lastProject, projectId);
  if (!leavesRoomForDock(next.start.project.models.length)) page.dock.setState({ isOpen: false });
  designer.setState({ session: opened });
  session.close();
  return true;

  async function downloadAndSwitch(): Promise<void> {
    page.unsaved.download(designer.getState().session.services.editor.getState().project);
    const tab = await openProjectTab({ projectId: next.start.projectId, tabId, locks: navigator.locks });
    await switchProject(designer, page, { ...next, tab }, true);
    page.overlays.setState({ open: null });
  }
}
