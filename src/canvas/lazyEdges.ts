import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { LoadError, late } from '../lib/late.ts';
import type { toEdges } from './toEdges.ts';

/** Turns relations into edges with their ways round the boxes. */
export type DrawEdges = typeof toEdges;

const drawing = createStore<{ readonly draw: DrawEdges | null; readonly hasFailed: boolean }>()(() => ({
  draw: null,
  hasFailed: false,
}));

/**
 * Loads what finds the ways of the edges; the first page is painted without it.
 *
 * @throws LoadError (rejects) where it can't be loaded
 */
export async function loadEdges() {
  const module = await late(() => import('./toEdges.ts'));
  drawing.setState({ draw: module.toEdges, hasFailed: false });
  return module;
}

/** Loads it for the canvas, which says where that failed. */
function loadForCanvas(): void {
  drawing.setState({ hasFailed: false });
  loadEdges().catch((error: unknown) => {
    if (!(error instanceof LoadError)) throw error;
    drawing.setState({ hasFailed: true });
  });
}

/** What draws the edges, null until it is loaded. */
export function useDrawEdges(): DrawEdges | null {
  const draw = useStore(drawing, (state) => state.draw);
  useEffect(() => {
    if (draw === null) loadForCanvas();
  }, [draw]);
  return draw;
}

/** How to try again where what draws the edges could not be loaded; null where nothing failed. */
export function useEdgesRetry(): (() => void) | null {
  const hasFailed = useStore(drawing, (state) => state.hasFailed);
  return hasFailed ? loadForCanvas : null;
}
