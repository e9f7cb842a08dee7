import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PanelLayout } from '../../storage/index.ts';
import { type DockState, hasRoomForDock } from './dockState.ts';
import { isDrawer, type SidePanel } from './fitPanels.ts';

export type { SidePanel } from './fitPanels.ts';

/** The panels around the canvas and the borders inside them. All but `drawer` and `maximized` is remembered. */
export interface PanelState {
  /** The widths that the user chose, in CSS pixels; null where the default is in force. */
  readonly widths: Readonly<Record<SidePanel, number | null>>;
  readonly hidden: Readonly<Record<SidePanel, boolean>>;
  /** The panel that lies over a narrow canvas. */
  readonly drawer: SidePanel | null;
  /** What has the whole window. */
  readonly maximized: 'canvas' | 'dock' | null;
  /** The parts of the playground's width that its left side has, by view. */
  readonly shares: Readonly<Record<string, number>>;
  /** The widths of columns that the user chose, in CSS pixels, by model and property. */
  readonly columns: Readonly<Record<string, number>>;
}

export type PanelStore = StoreApi<PanelState>;

/** @param stored what was remembered; undefined if nothing was */
export function createPanels(stored: PanelLayout | undefined): PanelStore {
  const isHidden = (panel: SidePanel): boolean => stored?.hidden?.includes(panel) ?? false;
  return createStore<PanelState>()(() => ({
    widths: { outline: stored?.outline ?? null, inspector: stored?.inspector ?? null },
    hidden: { outline: isHidden('outline'), inspector: isHidden('inspector') },
    drawer: null,
    maximized: null,
    shares: stored?.shares ?? {},
    columns: stored?.columns ?? {},
  }));
}

/** Returns whether a panel can be seen: beside the canvas, over it on a narrow page. */
export function isPanelShown(
  { drawer, hidden, maximized }: PanelState,
  panel: SidePanel,
  pageWidth: number,
): boolean {
  return isDrawer(panel, pageWidth) ? drawer === panel : maximized === null && !hidden[panel];
}

/** Hides a panel, or shows it: beside the canvas, over it on a narrow page. */
export function togglePanel(panels: PanelStore, panel: SidePanel, pageWidth: number): void {
  const { drawer, hidden, maximized } = panels.getState();
  if (maximized !== null) showPanel(panels, panel, pageWidth);
  else if (isDrawer(panel, pageWidth)) panels.setState({ drawer: drawer === panel ? null : panel });
  else panels.setState({ hidden: { ...hidden, [panel]: !hidden[panel] } });
}

/** Shows a panel, whatever hides it. */
export function showPanel(panels: PanelStore, panel: SidePanel, pageWidth: number): void {
  panels.setState(({ hidden }) => ({
    maximized: null,
    ...(isDrawer(panel, pageWidth) ? { drawer: panel } : { hidden: { ...hidden, [panel]: false } }),
  }));
}

/** Gives the canvas or the dock the whole window, or brings the panels back. */
export function toggleMaximized(
  panels: PanelStore,
  dock: StoreApi<DockState>,
  wanted: 'canvas' | 'dock',
): void {
  const maximized = panels.getState().maximized === wanted ? null : wanted;
  if (maximized === 'dock') dock.setState({ isOpen: true });
  panels.setState({ maximized, drawer: null });
}

/**
 * Brings the panels back when the dock is asked for while the canvas has the window, and when a maximized
 * dock is closed.
 *
 * @returns a function that unsubscribes
 */
export function followDock(panels: PanelStore, dock: StoreApi<DockState>): () => void {
  return dock.subscribe(({ isOpen, tab }, before) => {
    if (isOpen === before.isOpen && tab === before.tab) return;
    const { maximized } = panels.getState();
    if (maximized === 'canvas' || (maximized === 'dock' && !isOpen)) panels.setState({ maximized: null });
  });
}

/**
 * Stores the panels for the next visit with `write`: at once, during a drag at most once in a while, and when
 * the page is left.
 *
 * @param isDockOpen what was stored of the dock
 * @returns a function that unsubscribes
 */
export function rememberPanels(
  panels: PanelStore,
  dock: StoreApi<DockState>,
  write: (layout: PanelLayout) => void,
  isDockOpen: boolean | undefined,
): () => void {
  let isOpen = isDockOpen;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  const store = (): void => {
    timer = undefined;
    if (!isWaiting) return;
    isWaiting = false;
    timer = setTimeout(store, QUIET_MILLISECONDS);
    write(layoutOf(panels.getState(), { ...dock.getState(), isOpen }));
  };
  const changed = (isNoDrag: boolean): void => {
    isWaiting = true;
    // The page may be left right after it.
    if (isNoDrag) {
      clearTimeout(timer);
      timer = undefined;
    }
    if (timer === undefined) store();
  };
  window.addEventListener('pagehide', store);
  const disposers = [
    panels.subscribe((state, before) => {
      if (!remembered.some((key) => state[key] !== before[key])) return;
      changed(state.hidden !== before.hidden);
    }),
    dock.subscribe((state, before) => {
      // On a narrow page it covers the canvas: it is opened for a moment.
      const isToggled = state.isOpen !== before.isOpen && hasRoomForDock();
      if (isToggled) isOpen = state.isOpen;
      if (isToggled || state.height !== before.height) changed(isToggled);
    }),
    () => window.removeEventListener('pagehide', store),
    () => clearTimeout(timer),
  ];
  return () => {
    for (const dispose of disposers) dispose();
  };
}

/** A drag changes a size many times in a second. */
const QUIET_MILLISECONDS = 200;

const remembered = ['widths', 'hidden', 'shares', 'columns'] as const;

function layoutOf(
  { widths, hidden, shares, columns }: PanelState,
  { height, isOpen }: Pick<DockState, 'height'> & { readonly isOpen: boolean | undefined },
): PanelLayout {
  return {
    ...(widths.outline === null ? {} : { outline: widths.outline }),
    ...(widths.inspector === null ? {} : { inspector: widths.inspector }),
    ...(height === null ? {} : { dock: height }),
    ...(isOpen === undefined ? {} : { isDockOpen: isOpen }),
    hidden: (['outline', 'inspector'] as const).filter((panel) => hidden[panel]),
    shares: { ...shares },
    columns: { ...columns },
  };
}
