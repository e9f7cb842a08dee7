import { Maximize2, Minimize2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { shownShortcut } from '../../ui/keyCombo.ts';
import { Separator } from '../../ui/Separator.tsx';
import { findAction } from '../actions/actions.ts';
import { useServices } from '../start/services.ts';
import styles from './App.module.css';
import { dockHeight } from './applyPanels.ts';
import dockStyles from './Dock.module.css';
import { DOCK_LEAST, fitPanels, mostDockHeight, panelLimits } from './fitPanels.ts';
import { pageHeight } from './pageSize.ts';
import { mostPanelWidth, resizePanel } from './panelSizes.ts';
import type { SidePanel } from './panelState.ts';
import { usePageWidth } from './usePageWidth.ts';

/** The border of a panel that is dragged: of a side panel, or of the dock. */
export function PanelBorder({ of }: { of: SidePanel | 'dock' }) {
  return of === 'dock' ? <DockBorder /> : <SideBorder panel={of} />;
}

function SideBorder({ panel }: { panel: SidePanel }) {
  const { panels } = useServices();
  const state = useStore(panels);
  const pageWidth = usePageWidth();
  return (
    <Separator
      label={`Width of the ${panel}`}
      orientation="vertical"
      isReversed={panel === 'inspector'}
      className={styles['border']}
      value={fitPanels(state, pageWidth)[panel]}
      least={panelLimits[panel].least}
      most={mostPanelWidth(panel, state, pageWidth)}
      isDefault={state.widths[panel] === null}
      onChange={(width) => resizePanel(panels, panel, width, pageWidth)}
      onReset={() => resizePanel(panels, panel, null, pageWidth)}
    />
  );
}

function DockBorder() {
  const { dock } = useServices();
  const height = useStore(dock, (state) => state.height);
  usePageWidth();
  return (
    <Separator
      label="Height of the dock"
      orientation="horizontal"
      isReversed
      className={dockStyles['handle']}
      value={dockHeight({ height })}
      least={DOCK_LEAST}
      most={mostDockHeight(pageHeight())}
      isDefault={height === null}
      onChange={(wanted) => dock.setState({ height: wanted })}
      onReset={() => dock.setState({ height: null })}
    />
  );
}

/** The way back from a maximized canvas, over the canvas. */
export function RestoreButton() {
  const { panels, actions } = useServices();
  const { shortcuts } = findAction(actions, 'maximizeCanvas');
  return (
    <Button
      look="outlined"
      className={styles['restore']}
      title={`Show the toolbar, the panels and the dock again (${shownShortcut(shortcuts)})`}
      onClick={() => panels.setState({ maximized: null })}
    >
      <Minimize2 size={14} /> Show the panels
    </Button>
  );
}

/** Gives the dock the whole window, and back. */
export function MaximizeButton() {
  const { panels, actions } = useServices();
  const isMaximized = useStore(panels, ({ maximized }) => maximized === 'dock');
  const { label, shortcuts, run } = findAction(actions, 'maximizeDock');
  return (
    <IconButton
      label={isMaximized ? 'Show the canvas and the panels again' : label}
      shortcut={shownShortcut(shortcuts)}
      size="small"
      onClick={run}
    >
      {isMaximized ? <Minimize2 size={14} /> : <Maximize2 size={14} />}
    </IconButton>
  );
}
