import { createStore } from 'zustand/vanilla';
import { type CanvasView, createInPlaceEditing } from '../../canvas/index.ts';
import { createEditor, type Editor, type EditorOptions } from '../../editor/index.ts';
import {
  createAutosave,
  guardLeaving,
  lastSelection,
  openedFiles,
  projectFolder,
} from '../../storage/index.ts';
import { createActions } from '../actions/createActions.ts';
import { addModelAt, addRelatedAt } from '../actions/modelActions.ts';
import { createChanges } from '../changes/changes.ts';
import { removeWithRelations } from '../editing/removing.ts';
import type { Turn } from '../editing/undoing.ts';
import { createExporting } from '../export/exporting.ts';
import type { StoredFolder } from '../folder/folderTypes.ts';
import { createFirstLook } from '../opening/firstLook.ts';
import { createOpening } from '../opening/opening.ts';
import { prepare } from '../opening/prepare.ts';
import { reportMoved } from '../opening/reportMoved.ts';
import { beginDrawing } from '../parts/drawingMark.ts';
import { toggleTab } from '../shell/dockState.ts';
import type { Services } from '../start/services.ts';
import type { AppContext } from './appContext.ts';
import { followTab } from './following.ts';
import type { OpenedProject } from './openedProject.ts';
import { addPartsTo, readPartsOf } from './projectFileParts.ts';
import { rememberFolder, rememberSelection, rememberSteps, type StoredSteps } from './remembering.ts';
import { createSnapshots } from './snapshots.ts';
import { rememberWriting } from './tabMemory.ts';
import { reportReadOnly } from './takeOver.ts';
import { watchLoss } from './watchLoss.ts';
import { watchSaving } from './watchSaving.ts';

/** An open project with everything that lives as long as it is open. */
export interface Session {
  readonly services: Services;
  /** Whether the project is new, so that the user may need a hint. */
  readonly isFirstVisit: boolean;
  /** Whether the picture is held back because drawing it froze the page before. */
  readonly isPictureHeld: boolean;
  /** Disposes the session. Call flush() first: unsaved changes are lost. */
  close(): void;
}

/** Creates the editor and its helpers. */
export async function openSession(page: AppContext, opened: OpenedProject): Promise<Session> {
  const { store, notices, overlays, dock, panels, viewOptions, persistence, unsaved } = page;
  const { start, tab, loadedAs } = opened;
  const { projectId, project, savedAt } = start;
  const [selection, folder, texts] = await Promise.all([
    store.settings.read(lastSelection(projectId)),
    store.settings.read(projectFolder(projectId)),
    store.settings.read(openedFiles(projectId)),
  ]);
  // In slices: the first drawing of a large project must not be one long task.
  await prepare(project);
  const { editor, autosave, storedSteps } = createWork(
    page,
    opened,
    selection.ok ? selection.value : undefined,
  );
  const views = createViews();
  const snapshots = createSnapshots({ editor, snapshotStore: store.snapshots, notices, unsaved, projectId });
  const changes = createChanges({
    ...{ editor, settings: store.settings, projectId },
    stored: texts.ok ? texts.value?.files : undefined,
  });
  const files = createFileWork(page, {
    projectId,
    editor,
    views,
    folder: folder.ok ? folder.value : undefined,
  });
  const shared = { editor, ...views, ...files, viewOptions, notices, overlays };
  const actionServices = {
    ...shared,
    dock,
    panels,
    togglePlayground: () => toggleTab(dock, 'playground'),
    reveal: (id: string, property?: string) => {
      const show = (): void => views.view.getState().canvas?.reveal(id, property);
      // Its row may not be drawn yet.
      if (property === undefined) show();
      else requestAnimationFrame(show);
    },
  };
  const stop = startWatching(page, opened, {
    editor,
    autosave,
    storedSteps,
    snapshots,
    changes,
    exporting: files.exporting,
  });
  reportMoved(notices, project);
  if (savedAt !== undefined && loadedAs === 'writer') void snapshots.takeAtOpening();
  const services: Services = {
    ...shared,
    projectId,
    settings: store.settings,
    autosave,
    dock,
    panels,
    projects: page.projects,
    snapshots,
    changes,
    tab,
    persistence,
    actions: createActions(actionServices),
    addModelAt: (position) => addModelAt(actionServices, position),
    addRelatedAt: (made) => addRelatedAt(actionServices, made),
    removeItems: (items) => removeWithRelations(actionServices, items),
    reveal: actionServices.reveal,
  };
  return {
    services,
    isFirstVisit: start.isExample === true,
    isPictureHeld: beginDrawing(projectId),
    close: stop,
  };
}

/** Creates the editor with its stored history, and its autosave. */
function createWork(
  { store, notices }: AppContext,
  { start, tab }: OpenedProject,
  selection: EditorOptions['selection'],
) {
  const { projectId, project, savedAt, steps } = start;
  const editor = createEditor({ project, steps, selection, onRefused: () => reportReadOnly(notices, tab) });
  const storedSteps = { steps: editor.steps() };
  const autosave = createAutosave({
    editor,
    store: {
      async save(id, saved) {
        const sent = editor.steps();
        const result = await store.save(id, saved, sent);
        if (!result.ok) return result;
        storedSteps.steps = sent;
        tab.announceSaved(result.value.savedAt);
        return result;
      },
    },
    projectId,
    ...(savedAt === undefined ? {} : { savedAt }),
  });
  return { editor, storedSteps, autosave };
}

/** Creates the shared state of the page’s parts; none of it is stored. */
function createViews() {
  return {
    view: createStore<{ readonly canvas: CanvasView | null }>()(() => ({ canvas: null })),
    rowUndoing: createStore<{ readonly turn: ((turn: Turn) => void) | null }>()(() => ({ turn: null })),
    editing: createInPlaceEditing(),
    partsVersion: createStore<{ readonly number: number }>()(() => ({ number: 0 })),
  };
}

interface FileWorkOptions {
  readonly projectId: string;
  readonly editor: Editor;
  readonly views: ReturnType<typeof createViews>;
  readonly folder: StoredFolder | undefined;
}

/** Creates opening, exporting and the connected folder. */
function createFileWork(
  { store, notices, viewOptions, dock, served }: AppContext,
  { projectId, editor, views: { view, partsVersion }, folder }: FileWorkOptions,
): Pick<Services, 'exporting' | 'opening'> {
  const exporting = createExporting({
    editor,
    notices,
    settings: store.settings,
    storedFolder: folder,
    served,
    storeFolder: (wanted) => rememberFolder(store.settings, projectId, wanted),
    parts: () => readPartsOf(store, projectId),
  });
  const opening = createOpening({
    editor,
    notices,
    firstLook: createFirstLook({ editor, view, viewOptions, dock }),
    onFolder: (folder, opened) => void exporting.folder.connect(folder, opened),
    onParts: (parts) =>
      void addPartsTo({ store, notices }, projectId, parts).then((isChanged) => {
        if (isChanged) partsVersion.setState(({ number }) => ({ number: number + 1 }));
      }),
  });
  return { exporting, opening };
}

interface WatchedServices
  extends Pick<Services, 'editor' | 'autosave' | 'changes' | 'snapshots' | 'exporting'> {
  readonly storedSteps: StoredSteps;
}

/** Watches the project, here and in other tabs; returns a function that stops watching. */
function startWatching(
  { store, notices, persistence, unsaved }: AppContext,
  { start, tab, loadedAs }: OpenedProject,
  { editor, autosave, storedSteps, snapshots, changes, exporting }: WatchedServices,
): () => void {
  const { projectId, savedAt } = start;
  rememberWriting(tab.state.getState().role === 'writer');
  const disposers = [
    tab.state.subscribe(({ role }) => rememberWriting(role === 'writer')),
    guardLeaving(autosave),
    followTab({ projectId, editor, autosave, tab, loadedAs, store, snapshots, unsaved, notices }),
    watchLoss({ projectId, store, autosave, tab, notices, exporting }),
    watchSaving({ autosave, notices, exporting, persistence, wasStored: savedAt !== undefined }),
    rememberSelection(editor, store.settings, projectId),
    rememberSteps(editor, autosave, store, projectId, storedSteps),
    snapshots.close,
    changes.close,
    autosave.dispose,
    tab.close,
  ];
  return () => {
    for (const undo of disposers) undo();
  };
}
