import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { partsReleased } from '../lib/heldParts.ts';
import { LoadError, loadPart } from '../lib/loadPart.ts';
import type { DrawEdges } from './drawEdges.ts';
import type { RelationEdge } from './edges/RelationEdge.tsx';

interface LoadedEdges {
  readonly module: typeof import('./toEdges.ts') | null;
  /** Shows a drag. */
  readonly dragging: typeof import('./dragged.ts') | null;
  /** Shows one edge; there is none before the module. */
  readonly component: typeof RelationEdge | null;
  readonly hasFailed: boolean;
}

const drawing = createStore<LoadedEdges>()(() => ({
  module: null,
  dragging: null,
  component: null,
  hasFailed: false,
}));

/**
 * Loads the router and what shows an edge, after the first picture of the boxes.
 *
 * @throws LoadError (rejects) where they can't be loaded
 */
export async function loadEdges() {
  await partsReleased();
  const [module, dragging, { RelationEdge: component }] = await Promise.all([
    loadPart(() => import('./toEdges.ts')),
    loadPart(() => import('./dragged.ts')),
    loadPart(() => import('./edges/RelationEdge.tsx')),
  ]);
  drawing.setState({ module, dragging, component, hasFailed: false });
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
  const draw = useStore(drawing, ({ module }) => module?.toEdges ?? null);
  useEffect(() => {
    if (draw === null) loadForCanvas();
  }, [draw]);
  return draw;
}

/** Returns what shows a drag; null until it is loaded. */
export const loadedDragging = (): LoadedEdges['dragging'] => drawing.getState().dragging;

/** Returns the component of an edge; null until it is loaded. */
export const useEdgeComponent = (): LoadedEdges['component'] =>
  useStore(drawing, ({ component }) => component);

/** Retries loading the router; null where loading has not failed. */
export function useEdgesRetry(): (() => void) | null {
  const hasFailed = useStore(drawing, (state) => state.hasFailed);
  return hasFailed ? loadForCanvas : null;
}
