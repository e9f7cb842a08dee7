import type { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Position } from '../../model/index.ts';

/** Within this distance of the border, in pixels, the canvas pans whatever is under the pointer. */
const BORDER = 8;

/**
 * Suspends automatic panning near the border while the pointer is over a box or
 * at the start of the drag: neither must move away from the pointer.
 *
 * @param isAtRest called with the pointer, in pixels from the corner of the canvas
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
    // React Flow reads its speed setting only at the start of a drag.
    store.setState({ panBy: (delta) => (isHeld() ? Promise.resolve(false) : panBy(delta)) });
    return () => store.setState({ panBy });
  }, [store]);
}
