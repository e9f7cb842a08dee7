import type { Overlays } from '../shell/overlays.ts';
import type { ActionDefinition } from './actions.ts';

interface PageServices {
  readonly overlays: Overlays;
  readonly togglePlayground: () => void;
}

const always = (): boolean => true;

/** Creates the actions that show and hide parts of the page. */
export function createPageActions({ overlays, togglePlayground }: PageServices): readonly ActionDefinition[] {
  return [
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
  ];
}
