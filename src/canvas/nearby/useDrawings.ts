import { useStore, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Flow } from '../flow.ts';
import { areFew, type Drawings, splitDrawings } from './drawings.ts';

/** How far around the view items are mounted ahead, as a share of the view. */
const AROUND = 0.5;

const none: readonly never[] = [];

/** The areas and notes to mount and to paint: few are all mounted, of many those near the view. */
export function useDrawings({ areas, notes }: Flow): Drawings {
  const store = useStoreApi();
  const isAll = areFew(areas.length, notes.length);
  // A key for the region in view, so that not every step of a pan divides them again.
  const region = useStore(({ transform: [x, y, zoom], width, height }) => {
    if (isAll || width === 0) return '';
    const scale = 2 ** Math.round(Math.log2(zoom));
    const step = AROUND / 2;
    return `${scale} ${Math.round(x / width / step)} ${Math.round(y / height / step)}`;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another region has others
  return useMemo(() => {
    if (isAll) return { areas: { drawn: areas, painted: none }, notes: { drawn: notes, painted: none } };
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const seen = { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
    // A zoom with the same key may show half as much again.
    const view = { seen, margin: (Math.max(width, height) * AROUND * 1.5) / zoom };
    return { areas: splitDrawings(areas, view), notes: splitDrawings(notes, view) };
  }, [areas, notes, store, isAll, region]);
}
