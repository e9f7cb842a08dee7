import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DetailLevel } from '../model/index.ts';

/** How the canvas shows the project; not part of the project. */
export interface ViewOptions {
  readonly detail: DetailLevel;
  /** Whether everything but the selection and its neighbours is dimmed. */
  readonly isFocused: boolean;
  /** How many relations away a model may be from the selection to count as its neighbour. */
  readonly focusSteps: number;
  readonly hasMinimap: boolean;
  /** Whether boxes snap to the grid. */
  readonly isSnapping: boolean;
  /** Whether moving and relating are disabled. */
  readonly isLocked: boolean;
}

export type ViewOptionsStore = StoreApi<ViewOptions>;

export function createViewOptions(): ViewOptionsStore {
  return createStore<ViewOptions>()(() => ({
    detail: 'all',
    isFocused: false,
    focusSteps: 1,
    hasMinimap: false,
    isSnapping: false,
    isLocked: false,
  }));
}

/** The step of the grid in canvas pixels: while the canvas snaps, positions are multiples of it. */
export const GRID = 20;

const order: readonly DetailLevel[] = ['all', 'keys', 'names'];

/** The next level: all, then keys, then names, then all again. */
export function nextDetail(detail: DetailLevel): DetailLevel {
  return order[(order.indexOf(detail) + 1) % order.length] ?? 'all';
}
