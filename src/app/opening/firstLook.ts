import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView, ViewOptionsStore } from '../../canvas/index.ts';
import type { Editor } from '../../editor/index.ts';
import type { LayoutOptions } from '../../model/index.ts';
import { dockHeight } from '../shell/applyPanels.ts';
import { DOCK_TABS_HEIGHT, type DockState } from '../shell/dockState.ts';

/** A project of more models gets the whole height of the page when it is opened. */
const FEW_MODELS = 8;

/** Whether so many models leave room for an open dock under the canvas. */
export const leavesRoomForDock = (models: number): boolean => models <= FEW_MODELS;

interface ShownServices {
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly viewOptions: ViewOptionsStore;
}

/** Layouts for extreme windows would be useless in others. */
const ASPECTS = { least: 0.5, most: 3 } as const;

/**
 * Returns what a layout must know of the page: the shape of the canvas and the rows that are shown.
 *
 * @param addedHeight the height that the canvas is about to gain, in pixels of the screen
 */
export function layoutOptionsFor({ view, viewOptions }: ShownServices, addedHeight = 0): LayoutOptions {
  const { detail } = viewOptions.getState();
  const size = view.getState().canvas?.paneSize() ?? null;
  if (size === null || size.width === 0) return { detail };
  const aspect = size.width / (size.height + addedHeight);
  return { detail, aspect: Math.min(ASPECTS.most, Math.max(ASPECTS.least, aspect)) };
}

/** What opening files does to the view. */
export interface FirstLook {
  /** The options for placing opened files, in a project that will have so many models. */
  layoutOptions(models: number): LayoutOptions;
  /** Shows all models: closes the dock if they are many, selects nothing, and fits. */
  show(): void;
}

interface FirstLookServices extends ShownServices {
  readonly editor: Editor;
  readonly dock: StoreApi<DockState>;
}

export function createFirstLook(services: FirstLookServices): FirstLook {
  const { editor, view, dock } = services;
  return {
    layoutOptions(models) {
      const { isOpen, height } = dock.getState();
      const closes = isOpen && !leavesRoomForDock(models);
      return layoutOptionsFor(services, closes ? dockHeight({ height }) - DOCK_TABS_HEIGHT : 0);
    },
    show() {
      if (!leavesRoomForDock(editor.getState().project.models.length)) dock.setState({ isOpen: false });
      editor.clearSelection();
      // The boxes must be on the canvas before it can be fitted to them.
      requestAnimationFrame(() => view.getState().canvas?.showAll());
    },
  };
}
