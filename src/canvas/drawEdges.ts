import type { toEdges } from './toEdges.ts';

/** Turns relations into edges that are routed around the boxes. */
export type DrawEdges = typeof toEdges;
