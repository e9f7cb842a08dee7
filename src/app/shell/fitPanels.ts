/** A panel beside the canvas. */
export type SidePanel = 'outline' | 'inspector';

/** The limits of the widths of panels, in pixels of the interface. */
export const panelLimits: Readonly<Record<SidePanel, PanelLimits>> = {
  outline: { usual: 228, least: 160, most: 560, drawerUpTo: 1080 },
  inspector: { usual: 324, least: 240, most: 720, drawerUpTo: 900 },
};

interface PanelLimits {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** On pages up to this width the panel lies over the canvas; the same in App.module.css. */
  readonly drawerUpTo: number;
}

/** The least width of the canvas that can be used, in pixels of the interface; side panels leave as much. */
export const CANVAS_WIDTH = 360;

/** The least height of the open dock, and what it leaves to the toolbar and the canvas, in pixels of the interface. */
export const DOCK_LEAST = 140;
const ABOVE_DOCK = 200;

/** Whether the panel lies over the canvas on a page of this width. */
export function isDrawer(panel: SidePanel, pageWidth: number): boolean {
  return pageWidth <= panelLimits[panel].drawerUpTo;
}

/** The widths that the user chose, null where the default is in force, and what is hidden. */
export interface WantedPanels {
  readonly widths: Readonly<Record<SidePanel, number | null>>;
  readonly hidden: Readonly<Record<SidePanel, boolean>>;
}

/**
 * Returns the widths of the panels beside the canvas on a page: those wanted, or less where the canvas
 * would have no room. A panel that is hidden or a drawer counts 0.
 */
export function fitPanels(
  { widths, hidden }: WantedPanels,
  pageWidth: number,
): Readonly<Record<SidePanel, number>> {
  const wanted = (panel: SidePanel): number => {
    if (hidden[panel] || isDrawer(panel, pageWidth)) return 0;
    const { least, most } = panelLimits[panel];
    return Math.max(least, Math.min(widths[panel] ?? usualWidth(panel, pageWidth), most));
  };
  const outline = wanted('outline');
  const inspector = wanted('inspector');
  const missing = outline + inspector + CANVAS_WIDTH - pageWidth;
  if (missing <= 0) return { outline, inspector };
  // Each gives up its part of what it has above its least width.
  const spare = (panel: SidePanel, width: number): number => Math.max(0, width - panelLimits[panel].least);
  const spares = { outline: spare('outline', outline), inspector: spare('inspector', inspector) };
  const share = Math.min(1, missing / Math.max(1, spares.outline + spares.inspector));
  return {
    outline: Math.floor(outline - spares.outline * share),
    inspector: Math.floor(inspector - spares.inspector * share),
  };
}

function usualWidth(panel: SidePanel, pageWidth: number): number {
  // Beside the outline as a drawer, the inspector is narrower.
  return panel === 'inspector' && isDrawer('outline', pageWidth) ? 300 : panelLimits[panel].usual;
}

/** Returns the largest height of the dock on a page. */
export function mostDockHeight(pageHeight: number): number {
  return Math.max(DOCK_LEAST, pageHeight - ABOVE_DOCK);
}
