import { createStore, type StoreApi } from 'zustand/vanilla';

/** What lies over the page, one at a time. */
export type Overlay = 'palette' | 'shortcuts' | 'rename' | 'projects' | 'snapshots';

export type Overlays = StoreApi<{ readonly open: Overlay | null }>;

export function createOverlays(): Overlays {
  return createStore<{ readonly open: Overlay | null }>()(() => ({ open: null }));
}
