import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { shorten } from '../../lib/shorten.ts';
import type { Flow, ModelNode } from '../flow.ts';
import type { Drawings } from '../nearby/drawings.ts';
import { type Ink, readInk } from './ink.ts';
import styles from './Overview.module.css';
import { paint, type Scene } from './paint.ts';

interface OverviewProps {
  readonly flow: Flow;
  readonly drawings: Drawings;
  /** The model under the pointer. */
  readonly hovered: string | null;
}

/**
 * Paints all models and relations, for a view zoomed far out: a thousand DOM
 * boxes can't be moved within a frame, but a canvas can be repainted. Screen
 * readers use the outline instead.
 */
export function Overview({ flow, drawings, hovered }: OverviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const store = useStoreApi();

  useLayoutEffect(() => {
    if (canvas.current === null) return;
    const created = createPainter(canvas.current);
    painter.current = created;
    const updateView = (): void => {
      const { transform, width, height } = store.getState();
      created.updateView(transform, width, height);
    };
    updateView();
    const unsubscribe = store.subscribe(updateView);
    return () => {
      unsubscribe();
      created.stop();
      painter.current = null;
    };
  }, [store]);

  useLayoutEffect(() => painter.current?.show(flow, drawings), [flow, drawings]);
  useColourChange(() => painter.current?.refreshInk());

  const named = flow.nodes.find(({ id }) => id === hovered);
  return (
    <>
      <canvas ref={canvas} className={styles['overview']} data-overview={flow.nodes.length} />
      {named === undefined ? null : <HoveredName node={named} />}
    </>
  );
}

/** The name of the hovered model, which is unreadable in its box. */
function HoveredName({ node }: { readonly node: ModelNode }) {
  const [x, y, zoom] = useStore(({ transform }) => transform);
  const left = (node.position.x + (node.width ?? 0) / 2) * zoom + x;
  const top = node.position.y * zoom + y;
  return (
    <div
      className={styles['name']}
      style={{ transform: `translate(-50%, -100%) translate(${left}px, ${top - 6}px)` }}
    >
      {shorten(node.data.entry.definition.name)}
    </div>
  );
}

interface Painter {
  show(flow: Flow, drawings: Drawings): void;
  updateView(transform: readonly [number, number, number], width: number, height: number): void;
  refreshInk(): void;
  stop(): void;
}

/** Paints at most once per frame, in the frame of the change. */
function createPainter(canvas: HTMLCanvasElement): Painter {
  const brush = canvas.getContext('2d');
  let ink: Ink = readInk(canvas.parentElement ?? document.body);
  let shown: Pick<Scene, 'nodes' | 'edges' | 'areas' | 'notes'> | null = null;
  let view: readonly [number, number, number, number, number] = [0, 0, 1, 0, 0];
  let frame = 0;

  const paintNow = (): void => {
    frame = 0;
    if (shown === null || brush === null) return;
    const [x, y, zoom, width, height] = view;
    const ratio = window.devicePixelRatio;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
    }
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(brush, { ...shown, x, y, zoom, width, height, ink });
  };
  const soon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paintNow);
  };
  return {
    show({ nodes, edges }, { areas, notes }) {
      shown = { nodes, edges, areas: areas.painted, notes: notes.painted };
      soon();
    },
    updateView([x, y, zoom], width, height) {
      const now = [x, y, zoom, width, height] as const;
      if (now.every((value, index) => value === view[index])) return;
      view = now;
      soon();
    },
    refreshInk() {
      ink = readInk(canvas.parentElement ?? document.body);
      soon();
    },
    stop: () => cancelAnimationFrame(frame),
  };
}

function useColourChange(onChange: () => void): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const change = (): void => latest.current();
    dark.addEventListener('change', change);
    return () => dark.removeEventListener('change', change);
  }, []);
}
