import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

const sizes = [0.5, 0.75, 1, 1.5, 2, 3];

/**
 * How many pixels of the canvas make one of the screen, for the size of what is
 * hit by a pointer: a few steps, so that zooming seldom styles the canvas again.
 */
export function hitSize(zoom: number): number {
  return sizes.findLast((size) => size * zoom <= 1.05) ?? 0.5;
}

/** Keeps edges and handles as easy to hit at any zoom, by `--hit` on the canvas. */
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
