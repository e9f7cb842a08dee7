import { useEffect, useState } from 'react';
import type { toEdges } from './toEdges.ts';

/** Turns relations into edges with their ways round the boxes. */
export type DrawEdges = typeof toEdges;

let loaded: DrawEdges | null = null;

/** Loads what finds the ways of the edges; the first page is painted without it. */
export async function loadEdges() {
  const module = await import('./toEdges.ts');
  loaded = module.toEdges;
  return module;
}

/** What draws the edges, null until it is loaded. */
export function useDrawEdges(): DrawEdges | null {
  const [draw, setDraw] = useState<DrawEdges | null>(() => loaded);
  useEffect(() => {
    if (draw === null) void loadEdges().then(({ toEdges }) => setDraw(() => toEdges));
  }, [draw]);
  return draw;
}
