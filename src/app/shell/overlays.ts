import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TargetId } from '../../targets/index.ts';

/** A dialog or panel over the page; one is open at a time. */
type Overlay =
  | 'palette'
  | 'shortcuts'
  | 'legend'
  | 'rename'
  | 'renameMore'
  | 'projects'
  | 'snapshots'
  | 'changes'
  | 'sharedKey'
  | 'picture'
  | 'hasMany'
  | 'report'
  // The options of a target.
  | `export:${TargetId}`;

interface OverlayState {
  readonly open: Overlay | null;
  /** Keys typed while the code of the overlay was loading. */
  readonly bufferedInput: string;
  /** Whether the tour of drawing is on; it is not modal. */
  readonly isTouring: boolean;
  /** How often code was run in the playground, for the tour. */
  readonly runs: number;
}

export type Overlays = StoreApi<OverlayState>;

export function createOverlays(): Overlays {
  return createStore<OverlayState>()(() => ({
    open: null,
    bufferedInput: '',
    isTouring: false,
    runs: 0,
  }));
}
