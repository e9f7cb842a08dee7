import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Overlays } from './overlays.ts';

/**
 * Returns what was typed before the overlay was rendered.
 *
 * @param onMore is called with what is typed after that, until the overlay has the focus
 */
export function useBufferedInput(overlays: Overlays, onMore: (text: string) => void): string {
  const [first] = useState(() => overlays.getState().bufferedInput);
  const taken = useRef(first.length);
  const takeMore = useEffectEvent(() => {
    const { bufferedInput } = overlays.getState();
    const more = bufferedInput.slice(taken.current);
    taken.current = bufferedInput.length;
    if (more !== '') onMore(more);
  });
  useEffect(() => {
    takeMore();
    return overlays.subscribe(() => takeMore());
  }, [overlays]);
  return first;
}
