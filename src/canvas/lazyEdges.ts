import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { partsReleased } from '../lib/heldParts.ts';
import { LoadError, loadPart } from '../lib/loadPart.ts';
import type { RelationEdge } from './edges/RelationEdge.tsx';
import type { toEdges } from './toEdges.ts';

/** Turns relations into edges that are routed around the boxes. */
export type DrawEdges = typeof toEdges;

interface LoadedEdges {
  readonly module: typeof import('./toEdges.ts') | null;
  /** Shows one edge; there is none before the module. */
  readonly component: typeof RelationEdge | null;
  readonly hasFailed: boolean;
}

const drawing = createStore<LoadedEdges>()(() => ({
  module: null,
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
  const [module, { RelationEdge: component }] = await Promise.all([
    loadPart(() => import('./toEdges.ts')),
    loadPart(() => import('./edges/RelationEdge.tsx')),
  ]);
  drawing.setState({ module, component, hasFailed: false });
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

/** Returns the router and what it is loaded with; null until then. */
export const loadedEdges = (): LoadedEdges['module'] => drawing.getState().module;

/** Returns the component of an edge; null until it is loaded. */
export const useEdgeComponent = (): LoadedEdges['component'] =>
  useStore(drawing, ({ component }) => component);

/** Retries loading the router; null where loading has not failed. */
export function useEdgesRetry(): (() => void) | null {
  const hasFailed = useStore(drawing, (state) => state.hasFailed);
  return hasFailed ? loadForCanvas : null;
}
