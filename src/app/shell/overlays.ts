import { createStore, type StoreApi } from 'zustand/vanilla';

/** What lies over the page, one at a time. */
type Overlay = 'palette' | 'shortcuts' | 'rename' | 'renameMore' | 'projects' | 'snapshots' | 'sharedKey';

interface OverlayState {
  readonly open: Overlay | null;
  /** What was typed since it was asked for, and before it was there to be typed into. */
  readonly typedAhead: string;
}

export type Overlays = StoreApi<OverlayState>;

export function createOverlays(): Overlays {
  return createStore<OverlayState>()(() => ({ open: null, typedAhead: '' }));
}
