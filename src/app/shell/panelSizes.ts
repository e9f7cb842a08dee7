import { longestSizeKey, mostColumnWidths } from '../../storage/index.ts';
import { CANVAS_WIDTH, fitPanels, panelLimits, type SidePanel, type WantedPanels } from './fitPanels.ts';
import type { PanelStore } from './panelState.ts';

/** Returns the largest width that a panel may have while the other keeps its own. */
export function mostPanelWidth(panel: SidePanel, wanted: WantedPanels, pageWidth: number): number {
  const fitted = fitPanels(wanted, pageWidth);
  const other = panel === 'outline' ? fitted.inspector : fitted.outline;
  const { least, most } = panelLimits[panel];
  return Math.max(least, Math.min(most, pageWidth - CANVAS_WIDTH - other));
}

/** Sets the width of a panel, or restores its default with null. The other keeps the width that it has on the page. */
export function resizePanel(
  panels: PanelStore,
  panel: SidePanel,
  width: number | null,
  pageWidth: number,
): void {
  const state = panels.getState();
  const other = panel === 'outline' ? 'inspector' : 'outline';
  const unlimited = fitPanels(state, Number.MAX_SAFE_INTEGER)[other];
  const shown = fitPanels(state, pageWidth)[other];
  const kept = shown > 0 && shown < unlimited ? { [other]: shown } : {};
  panels.setState({ widths: { ...state.widths, ...kept, [panel]: width } });
}

/** Returns the sizes with one changed, or without it for null; the oldest ones are forgotten. */
export function withSize(
  sizes: Readonly<Record<string, number>>,
  key: string,
  size: number | null,
): Readonly<Record<string, number>> {
  const others = Object.entries(sizes).filter(([name]) => name !== key);
  // A name that the record could not hold would cost all of the others.
  const isKept = size !== null && key.length <= longestSizeKey;
  return Object.fromEntries([...others, ...(isKept ? [[key, size] as const] : [])].slice(-mostColumnWidths));
}
