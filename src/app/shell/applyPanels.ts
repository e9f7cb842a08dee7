import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView } from '../../canvas/index.ts';
import { type DockState, usualDockHeight } from './dockState.ts';
import { DOCK_LEAST, fitPanels, isDrawer, mostDockHeight } from './fitPanels.ts';
import { pageHeight, pageWidth } from './pageSize.ts';
import type { PanelState, PanelStore } from './panelState.ts';

interface ShownPanels {
  readonly panels: PanelStore;
  readonly dock: StoreApi<DockState>;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
}

/**
 * Gives the page the sizes of its panels, as properties that the styles read, and keeps them within the
 * window. Set past React: a drag must not render the page again. The canvas keeps its middle.
 *
 * @param page the element around the panels
 * @returns a function that unsubscribes
 */
export function applyPanels(page: HTMLElement, { panels, dock, view }: ShownPanels): () => void {
  const apply = (): void => setPanelStyles(page, panels.getState(), dock.getState());
  const applyAround = (): void => {
    const { canvas } = view.getState();
    if (canvas === null) apply();
    else canvas.keepMiddle(apply);
  };
  apply();
  window.addEventListener('resize', apply);
  const disposers = [
    panels.subscribe((state, before) => {
      if (!isSameLayout(state, before)) applyAround();
    }),
    dock.subscribe(({ height }, before) => height !== before.height && applyAround()),
    () => window.removeEventListener('resize', apply),
  ];
  return () => {
    for (const dispose of disposers) dispose();
  };
}

const isSameLayout = (one: PanelState, other: PanelState): boolean =>
  one.widths === other.widths && one.hidden === other.hidden && one.maximized === other.maximized;

/** Returns the height of the open dock in pixels of the interface: the one that was chosen as far as the page has room. */
export function dockHeight({ height }: Pick<DockState, 'height'>): number {
  if (height === null) return usualDockHeight();
  return Math.max(DOCK_LEAST, Math.min(height, mostDockHeight(pageHeight())));
}

function setPanelStyles(page: HTMLElement, state: PanelState, dock: DockState): void {
  const width = pageWidth();
  const { outline, inspector } = fitPanels(state, width);
  const isHidden = (panel: 'outline' | 'inspector'): boolean =>
    state.hidden[panel] && !isDrawer(panel, width);
  const set = (name: string, pixels: number): void => page.style.setProperty(name, `${pixels / 16}rem`);
  set('--outline', outline);
  set('--inspector', inspector);
  set('--dock', dockHeight(dock));
  page.dataset['hidden'] = (['outline', 'inspector'] as const).filter(isHidden).join(' ');
  page.dataset['maximized'] = state.maximized ?? '';
}
