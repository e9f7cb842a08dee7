import { createStore } from 'zustand/vanilla';
import { type CanvasView, createInPlaceEditing } from '../../canvas/index.ts';
import { createEditor, type Editor, type EditorOptions } from '../../editor/index.ts';
import { createAutosave, guardLeaving, lastSelection, projectFolder } from '../../storage/index.ts';
import { createActions } from '../actions/createActions.ts';
import { addModelAt, addRelatedAt } from '../actions/modelActions.ts';
import { fitView } from '../actions/viewActions.ts';
import { removeWithRelations } from '../editing/removing.ts';
import type { Turn } from '../editing/undoing.ts';
import { createExporting } from '../export/exporting.ts';
import type { KeptFolder } from '../folder/projectFolder.ts';
import { createOpening } from '../opening/opening.ts';
import { prepare } from '../opening/prepare.ts';
import { tellBrought } from '../opening/tellBrought.ts';
import { beginDrawing } from '../parts/drawingMark.ts';
import { toggleTab } from '../shell/dockState.ts';
import type { Services } from '../start/services.ts';
import { followTab } from './following.ts';
import type { OpenedProject } from './openedProject.ts';
import type { Page } from './page.ts';
import { addPartsTo, readPartsOf } from './projectFileParts.ts';
import { type KeptSteps, rememberFolder, rememberSelection, rememberSteps } from './remembering.ts';
import { createSnapshots } from './snapshots.ts';
import { rememberWriting } from './tabMemory.ts';
import { tellReadOnly } from './takeOver.ts';
import { watchLoss } from './watchLoss.ts';
import { watchSaving } from './watchSaving.ts';

/** An open project with everything that lives as long as it is open. */
export interface Session {
  readonly services: Services;
  /** Whether the project was made just now, so that the person may need a hint. */
  readonly isFirstVisit: boolean;
  /** Whether its picture is left out until it is asked for, because it ended the page before. */
  readonly isPictureHeld: boolean;
  /** Gives everything back. What is not saved by then is not saved: flush first. */
  close(): void;
}

/** Makes the editor and its helpers. */
export async function openSession(page: Page, opened: OpenedProject): Promise<Session> {
  const { store, notices, overlays, dock, viewOptions, persistence, unsaved } = page;
  const { start, tab, loadedAs } = opened;
  const { projectId, project, savedAt } = start;
  const [selection, folder] = await Promise.all([
    store.settings.read(lastSelection(projectId)),
    store.settings.read(projectFolder(projectId)),
  ]);
  // In slices: the first picture of a large project must not be one long task.
  await prepare(project);
  const { editor, autosave, kept } = createWork(page, opened, selection.ok ? selection.value : undefined);
  const views = createViews();
  const snapshots = createSnapshots({ editor, kept: store.snapshots, notices, unsaved, projectId });
  const files = createFileWork(page, {
    projectId,
    editor,
    views,
    folder: folder.ok ? folder.value : undefined,
  });
  const shared = { editor, ...views, ...files, viewOptions, notices, overlays };
  const actionServices = {
    ...shared,
    togglePlayground: () => toggleTab(dock, 'playground'),
    reveal: (id: string) => views.view.getState().canvas?.reveal(id),
  };
  const stop = startWatching(page, opened, { editor, autosave, kept, snapshots, exporting: files.exporting });
  tellBrought(notices, project);
  if (savedAt !== undefined && loadedAs === 'writer') void snapshots.takeAtOpening();
  const services: Services = {
    ...shared,
    projectId,
    settings: store.settings,
    autosave,
    dock,
    projects: page.projects,
    snapshots,
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

/** The editor with what was done before, and what saves its project. */
function createWork(
  { store, notices }: Page,
  { start, tab }: OpenedProject,
  selection: EditorOptions['selection'],
) {
  const { projectId, project, savedAt, steps } = start;
  const editor = createEditor({ project, steps, selection, onRefused: () => tellReadOnly(notices, tab) });
  const kept = { steps: editor.steps() };
  const autosave = createAutosave({
    editor,
    store: {
      async save(id, saved) {
        const sent = editor.steps();
        const result = await store.save(id, saved, sent);
        if (!result.ok) return result;
        kept.steps = sent;
        tab.announceSaved(result.value.savedAt);
        return result;
      },
    },
    projectId,
    ...(savedAt === undefined ? {} : { savedAt }),
  });
  return { editor, kept, autosave };
}

/** What parts of the page tell each other of; nothing of it is stored. */
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
  readonly folder: KeptFolder | undefined;
}

/** What brings files in and out. */
function createFileWork(
  { store, notices }: Page,
  { projectId, editor, views: { view, partsVersion }, folder }: FileWorkOptions,
): Pick<Services, 'exporting' | 'opening'> {
  const exporting = createExporting({
    editor,
    notices,
    kept: folder,
    keep: (wanted) => rememberFolder(store.settings, projectId, wanted),
    parts: () => readPartsOf(store, projectId),
  });
  const opening = createOpening({
    editor,
    notices,
    // The boxes have to be on the canvas before they can be fitted.
    onOpened: () => requestAnimationFrame(() => fitView(view.getState().canvas)),
    onFolder: exporting.folder.connect,
    onParts: (parts) =>
      void addPartsTo({ store, notices }, projectId, parts).then((isChanged) => {
        if (isChanged) partsVersion.setState(({ number }) => ({ number: number + 1 }));
      }),
  });
  return { exporting, opening };
}

interface Watched extends Pick<Services, 'editor' | 'autosave' | 'snapshots' | 'exporting'> {
  readonly kept: KeptSteps;
}

/** Watches what happens to the project, here and in other tabs; returns what stops it. */
function startWatching(
  { store, notices, persistence, unsaved }: Page,
  { start, tab, loadedAs }: OpenedProject,
  { editor, autosave, kept, snapshots, exporting }: Watched,
): () => void {
  const { projectId, savedAt } = start;
  rememberWriting(tab.state.getState().role === 'writer');
  const undoings = [
    tab.state.subscribe(({ role }) => rememberWriting(role === 'writer')),
    guardLeaving(autosave),
    followTab({ projectId, editor, autosave, tab, loadedAs, store, snapshots, unsaved, notices }),
    watchLoss({ projectId, store, autosave, tab, notices, exporting }),
    watchSaving({ autosave, notices, exporting, persistence, wasStored: savedAt !== undefined }),
    rememberSelection(editor, store.settings, projectId),
    rememberSteps(editor, autosave, store, projectId, kept),
    snapshots.close,
    autosave.dispose,
    tab.close,
  ];
  return () => {
    for (const undo of undoings) undo();
  };
}
