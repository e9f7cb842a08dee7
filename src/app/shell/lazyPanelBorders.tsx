import { latePart } from '../../ui/latePart.tsx';
import type { SidePanel } from './panelState.ts';

const loadBorders = () => import('./PanelBorders.tsx');

/** The border of a panel, loaded after the first paint; without it the panel keeps its size. */
export const PanelBorder = latePart<{ readonly of: SidePanel | 'dock' }>({
  name: 'The border of the panel',
  load: async () => (await loadBorders()).PanelBorder,
  failed: () => null,
});

/** The way back from a maximized canvas. */
export const RestoreButton = latePart<object>({
  name: 'The button that shows the panels',
  load: async () => (await loadBorders()).RestoreButton,
});

/** Gives the dock the whole window, and back. */
export const MaximizeButton = latePart<object>({
  name: 'The button that maximizes the dock',
  load: async () => (await loadBorders()).MaximizeButton,
  failed: () => null,
});
