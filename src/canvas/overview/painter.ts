import { useStoreApi } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { type Ink, readInk } from './ink.ts';

/** The origin of the canvas on the screen, the zoom, and the size of the pane, in CSS pixels. */
export interface PaintedView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  readonly ink: Ink;
}

type Paint = (brush: CanvasRenderingContext2D, view: PaintedView) => void;

interface Painter {
  /** Paints in the next frame. */
  soon(): void;
  updateView(transform: readonly [number, number, number], width: number, height: number): void;
  refreshInk(): void;
  stop(): void;
}

/**
 * Paints a canvas element over the whole pane: at most once per frame, in the
 * frame in which the view or the colours change.
 *
 * @returns a function that paints in the next frame, for changes of the content
 */
export function usePainter(canvas: RefObject<HTMLCanvasElement | null>, paint: Paint): () => void {
  const painter = useRef<Painter | null>(null);
  const store = useStoreApi();
  const latest = useRef(paint);
  latest.current = paint;

  useLayoutEffect(() => {
    if (canvas.current === null) return;
    const created = createPainter(canvas.current, (brush, view) => latest.current(brush, view));
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
  }, [canvas, store]);

  useColourChange(() => painter.current?.refreshInk());
  return useCallback(() => painter.current?.soon(), []);
}

function createPainter(canvas: HTMLCanvasElement, paint: Paint): Painter {
  const brush = canvas.getContext('2d');
  let ink: Ink = readInk(canvas.parentElement ?? document.body);
  let view: readonly [number, number, number, number, number] = [0, 0, 1, 0, 0];
  let frame = 0;

  const paintNow = (): void => {
    frame = 0;
    if (brush === null) return;
    const [x, y, zoom, width, height] = view;
    const ratio = window.devicePixelRatio;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
    }
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(brush, { x, y, zoom, width, height, ink });
  };
  const soon = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paintNow);
  };
  return {
    soon,
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
    const chosen = new MutationObserver(change);
    dark.addEventListener('change', change);
    // The theme that the user chose.
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      dark.removeEventListener('change', change);
      chosen.disconnect();
    };
  }, []);
}
