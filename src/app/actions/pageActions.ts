import type { StoreApi } from 'zustand/vanilla';
import type { DockState } from '../shell/dockState.ts';
import type { Overlays } from '../shell/overlays.ts';
import { pageWidth } from '../shell/pageSize.ts';
import { isPanelShown, type PanelStore, toggleMaximized, togglePanel } from '../shell/panelState.ts';
import { chooseTheme, currentTheme, type Theme } from '../shell/theme.ts';
import type { ActionDefinition, ActionId } from './actions.ts';

export interface PageServices {
  readonly overlays: Overlays;
  readonly panels: PanelStore;
  readonly dock: StoreApi<DockState>;
  readonly togglePlayground: () => void;
}

const always = (): boolean => true;

/** Creates the actions that show and hide parts of the page. */
export function createPageActions(services: PageServices): readonly ActionDefinition[] {
  const { overlays, togglePlayground } = services;
  return [
    ...createPanelActions(services),
    {
      id: 'togglePlayground',
      label: 'Playground',
      worksWhileTyping: true,
      isEnabled: always,
      run: togglePlayground,
    },
    {
      id: 'openPalette',
      label: 'Find or do anything…',
      worksWhileTyping: true,
      isEnabled: always,
      run: () => overlays.setState({ open: 'palette' }),
    },
    {
      id: 'showLegend',
      label: 'What the marks mean',
      isEnabled: always,
      run: () => overlays.setState({ open: 'legend' }),
    },
    {
      id: 'showShortcuts',
      label: 'Keyboard shortcuts',
      isEnabled: always,
      run: () => overlays.setState({ open: 'shortcuts' }),
    },
    {
      id: 'startTour',
      label: 'Take the tour of drawing',
      isEnabled: always,
      run: () => overlays.setState({ isTouring: true }),
    },
    {
      id: 'explainHasMany',
      label: 'What hasMany gives you',
      isEnabled: always,
      run: () => overlays.setState({ open: 'hasMany' }),
    },
    {
      id: 'reportProblem',
      label: 'Report a problem',
      isEnabled: always,
      run: () => overlays.setState({ open: 'report' }),
    },
    createThemeAction('systemTheme', 'Follow the system’s theme', 'system'),
    createThemeAction('lightTheme', 'Use the light theme', 'light'),
    createThemeAction('darkTheme', 'Use the dark theme', 'dark'),
  ];
}

function createThemeAction(id: ActionId, label: string, theme: Theme): ActionDefinition {
  return {
    id,
    label,
    isEnabled: always,
    isOn: () => currentTheme() === theme,
    run: () => chooseTheme(theme),
  };
}

function createPanelActions({ panels, dock }: PageServices): readonly ActionDefinition[] {
  return [
    {
      id: 'toggleOutline',
      label: 'Show the models',
      isEnabled: always,
      isOn: () => isPanelShown(panels.getState(), 'outline', pageWidth()),
      run: () => togglePanel(panels, 'outline', pageWidth()),
    },
    {
      id: 'toggleInspector',
      label: 'Show the inspector',
      isEnabled: always,
      isOn: () => isPanelShown(panels.getState(), 'inspector', pageWidth()),
      run: () => togglePanel(panels, 'inspector', pageWidth()),
    },
    {
      id: 'maximizeCanvas',
      label: 'Maximize the canvas',
      isEnabled: always,
      isOn: () => panels.getState().maximized === 'canvas',
      run: () => toggleMaximized(panels, dock, 'canvas'),
    },
    {
      id: 'maximizeDock',
      label: 'Maximize the dock',
      isEnabled: always,
      isOn: () => panels.getState().maximized === 'dock',
      run: () => toggleMaximized(panels, dock, 'dock'),
    },
  ];
}
