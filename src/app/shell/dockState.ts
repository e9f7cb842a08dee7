import { createStore, type StoreApi } from 'zustand/vanilla';

export type DockTab = 'playground' | 'problems';

/** The panel under the canvas. */
export interface DockState {
  readonly isOpen: boolean;
  readonly tab: DockTab;
  /** In CSS pixels. */
  readonly height: number;
}

export const DOCK_MIN_HEIGHT = 140;
/** The height of the closed dock, of which only the tabs are shown. */
export const DOCK_TABS_HEIGHT = 34;

/** @param isOpen whether there is room for it beside the canvas */
export function createDock(height: number, isOpen: boolean): StoreApi<DockState> {
  return createStore<DockState>()(() => ({ isOpen, tab: 'playground', height }));
}

/** Shows a tab, or hides the dock if it shows that tab already. */
export function toggleTab(dock: StoreApi<DockState>, tab: DockTab): void {
  dock.setState((state) => ({ tab, isOpen: !(state.isOpen && state.tab === tab) }));
}
