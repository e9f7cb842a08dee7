import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

const sizes = [0.5, 0.75, 1, 1.5, 2, 3];

/**
 * Canvas pixels per screen pixel, for the hit areas of edges and handles.
 * Rounded to a few steps, so that zooming seldom causes a restyle.
 */
export function hitSize(zoom: number): number {
  return sizes.findLast((size) => size * zoom <= 1.05) ?? 0.5;
}

/** Sets `--hit` on the canvas, so that edges and handles are equally easy to hit at any zoom. */
export function useHitSize(canvas: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    let shown = 0;
    const update = (): void => {
      const size = hitSize(store.getState().transform[2]);
      if (size === shown) return;
      shown = size;
      canvas.current?.style.setProperty('--hit', String(size));
    };
    update();
    return store.subscribe(update);
  }, [store, canvas]);
}
