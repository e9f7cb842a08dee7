import { createStore } from 'zustand/vanilla';
import { type CanvasView, createInPlaceEditing, createViewOptions } from '../canvas/index.ts';
import { createEditor } from '../editor/index.ts';
import { refuseStrayDrops } from '../exchange/index.ts';
import type { ModelId } from '../model/index.ts';
import {
  createAutosave,
  guardLeaving,
  openProjectStore,
  panelSizes,
  playgroundSnippet,
} from '../storage/index.ts';
import { addModelAt, createActions } from './createActions.ts';
import { createDock, toggleTab } from './dockState.ts';
import { createExporting } from './exporting.ts';
import { createNotices } from './notices.ts';
import { createOpening } from './opening.ts';
import { openLastProject } from './openLastProject.ts';
import { createOverlays } from './overlays.ts';
import type { Services } from './services.ts';
import { fitView } from './viewActions.ts';

const DOCK_HEIGHT = 320;

/** Opens the storage and the last project, and makes everything that lives as long as the page. */
export async function startServices(): Promise<{ services: Services; isFirstVisit: boolean }> {
  const store = await openProjectStore();
  const notices = createNotices();
  const start = await openLastProject(store, ({ message, advice }) =>
    notices.show({ tone: 'error', text: `${message} ${advice}` }),
  );
  const editor = createEditor({ project: start.project });
  const { projectId, savedAt } = start;
  const autosave = createAutosave({
    editor,
    store,
    projectId,
    ...(savedAt === undefined ? {} : { savedAt }),
  });
  guardLeaving(autosave);
  refuseStrayDrops();

  const view = createStore<{ readonly canvas: CanvasView | null }>()(() => ({ canvas: null }));
  const editing = createInPlaceEditing();
  const viewOptions = createViewOptions();
  const snippet = await store.settings.read(playgroundSnippet(projectId));
  const sizes = await store.settings.read(panelSizes);
  const dock = createDock((sizes.ok ? sizes.value?.['dock'] : undefined) ?? DOCK_HEIGHT);
  dock.subscribe(({ height }, before) => {
    if (height !== before.height) void store.settings.write(panelSizes, { dock: height });
  });

  const fitSoon = (): void => {
    // The boxes have to be on the canvas before they can be fitted.
    requestAnimationFrame(() => fitView(view.getState().canvas));
  };
  const opening = createOpening({ editor, notices, onOpened: fitSoon });
  const exporting = createExporting(editor, notices);
  const overlays = createOverlays();
  const actionServices = {
    editor,
    editing,
    view,
    viewOptions,
    opening,
    exporting,
    overlays,
    togglePlayground: () => toggleTab(dock, 'playground'),
    revealModel: (modelId: ModelId) => reveal(view.getState().canvas, modelId),
  };
  const services: Services = {
    projectId,
    snippet: (snippet.ok ? snippet.value : undefined) ?? null,
    settings: store.settings,
    editor,
    editing,
    autosave,
    notices,
    opening,
    exporting,
    overlays,
    view,
    viewOptions,
    dock,
    actions: createActions(actionServices),
    addModelAt: (position) => addModelAt(actionServices, position),
    revealModel: actionServices.revealModel,
  };
  return { services, isFirstVisit: savedAt === undefined };
}

function reveal(canvas: CanvasView | null, modelId: ModelId): void {
  const node = canvas?.getNode(modelId);
  if (canvas === null || node === undefined) return;
  const { x, y } = node.position;
  const zoom = Math.max(canvas.getZoom(), 0.7);
  void canvas.setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom, duration: 200 });
}
