import { useLayoutEffect, useRef, useState } from 'react';
import type { Flow } from '../flow.ts';
import type { Drawings } from '../nearby/drawings.ts';
import styles from './Overview.module.css';
import { usePainter } from './painter.ts';
import { createStepPainter } from './paintSteps.ts';

interface OverviewProps {
  readonly flow: Flow;
  readonly drawings: Drawings;
}

/**
 * Paints all models and relations, for a view zoomed far out: a thousand DOM
 * boxes can't be moved within a frame, but a canvas can be repainted. Screen
 * readers use the outline instead; `Names` paints the names over it.
 */
export function Overview({ flow, drawings }: OverviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [paintStep] = useState(createStepPainter);
  const { nodes, edges } = flow;
  const { areas, notes } = drawings;
  const repaint = usePainter(canvas, (brush, view) =>
    paintStep(brush, { nodes, edges, areas: areas.painted, notes: notes.painted, ...view }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what is painted
  useLayoutEffect(repaint, [repaint, flow, drawings]);
  return <canvas ref={canvas} className={styles['overview']} data-overview={nodes.length} />;
}
