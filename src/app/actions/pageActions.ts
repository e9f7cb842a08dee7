import type { Overlays } from '../shell/overlays.ts';
import type { Action } from './actions.ts';

interface PageServices {
  readonly overlays: Overlays;
  readonly togglePlayground: () => void;
}

const always = (): boolean => true;

/** What shows and hides parts of the page. */
export function createPageActions({ overlays, togglePlayground }: PageServices): readonly Action[] {
  return [
    {
      id: 'togglePlayground',
      label: 'Playground',
      shortcuts: ['Mod+J'],
      worksWhileTyping: true,
      isEnabled: always,
      run: togglePlayground,
    },
    {
      id: 'openPalette',
      label: 'Find or do anything…',
      shortcuts: ['Mod+K'],
      worksWhileTyping: true,
      isEnabled: always,
      run: () => overlays.setState({ open: 'palette' }),
    },
    {
      id: 'showShortcuts',
      label: 'Keyboard shortcuts',
      shortcuts: ['?'],
      isEnabled: always,
      run: () => overlays.setState({ open: 'shortcuts' }),
    },
  ];
}
