import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { LoadError, loadPart } from '../lib/loadPart.ts';
import type { toEdges } from './toEdges.ts';

/** Turns relations into edges that are routed around the boxes. */
export type DrawEdges = typeof toEdges;

const drawing = createStore<{ readonly draw: DrawEdges | null; readonly hasFailed: boolean }>()(() => ({
  draw: null,
  hasFailed: false,
}));

/**
 * Loads the router; the first paint does not wait for it.
 *
 * @throws LoadError (rejects) where it can't be loaded
 */
export async function loadEdges() {
  const module = await loadPart(() => import('./toEdges.ts'));
  drawing.setState({ draw: module.toEdges, hasFailed: false });
  return module;
}

/** Loads the router for the canvas, which reports a failure. */
function loadForCanvas(): void {
  drawing.setState({ hasFailed: false });
  loadEdges().catch((error: unknown) => {
    if (!(error instanceof LoadError)) throw error;
    drawing.setState({ hasFailed: true });
  });
}

/** Draws the edges; null until the router is loaded. */
export function useDrawEdges(): DrawEdges | null {
  const draw = useStore(drawing, (state) => state.draw);
  useEffect(() => {
    if (draw === null) loadForCanvas();
  }, [draw]);
  return draw;
}

/** Retries loading the router; null where loading has not failed. */
export function useEdgesRetry(): (() => void) | null {
  const hasFailed = useStore(drawing, (state) => state.hasFailed);
  return hasFailed ? loadForCanvas : null;
}
