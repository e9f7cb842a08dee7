import { createStore, type StoreApi } from 'zustand/vanilla';
import { pageHeight, pageWidth } from './pageSize.ts';

export type DockTab = 'playground' | 'problems';

/** The panel under the canvas. */
export interface DockState {
  readonly isOpen: boolean;
  readonly tab: DockTab;
  /** The height that the user chose, in pixels of the interface; null while the default is in force. */
  readonly height: number | null;
}

/** The height of the closed dock, of which only the tabs are shown. */
export const DOCK_TABS_HEIGHT = 34;

/** On pages up to this width (pixels of the interface) the canvas gets the room. */
const NARROW = 900;

/** Whether the page has room for an open dock. */
export const hasRoomForDock = (): boolean => pageWidth() > NARROW;

const USUAL_HEIGHT = 320;

/** Returns the default height on a page: with its halves stacked, the playground needs more. */
export function usualDockHeight(): number {
  return pageWidth() <= 600 ? Math.max(USUAL_HEIGHT, Math.round(pageHeight() * 0.6)) : USUAL_HEIGHT;
}

/** @param isOpen whether there is room for it beside the canvas */
export function createDock(height: number | null, isOpen: boolean): StoreApi<DockState> {
  return createStore<DockState>()(() => ({ isOpen, tab: 'playground', height }));
}

/** Shows a tab, or hides the dock if it shows that tab already. */
export function toggleTab(dock: StoreApi<DockState>, tab: DockTab): void {
  dock.setState((state) => ({ tab, isOpen: !(state.isOpen && state.tab === tab) }));
}
