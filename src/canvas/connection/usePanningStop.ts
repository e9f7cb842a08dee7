import type { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Position } from '../../model/index.ts';

/** So near the border of the canvas, in pixels, it moves whatever the pointer is over. */
const BORDER = 8;

/**
 * Stops the canvas, which pans automatically while the pointer is near its border,
 * as long as the pointer is over a box or where the drag began: neither must run
 * away from the hand.
 *
 * @param isAtRest asked with the pointer, in pixels from the canvas' corner
 */
export function usePanningStop(
  store: ReturnType<typeof useStoreApi>,
  isAtRest: (pointer: Position) => boolean,
): void {
  const ask = useRef(isAtRest);
  ask.current = isAtRest;
  useEffect(() => {
    const { panBy } = store.getState();
    const isHeld = (): boolean => {
      const { connection, width, height } = store.getState();
      if (!connection.inProgress) return false;
      const { x, y } = connection.pointer;
      return Math.min(x, y, width - x, height - y) > BORDER && ask.current({ x, y });
    };
    // React Flow has the speed of it as a setting, and takes that at the start of a drag.
    store.setState({ panBy: (delta) => (isHeld() ? Promise.resolve(false) : panBy(delta)) });
    return () => store.setState({ panBy });
  }, [store]);
}
