import { useStore, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Flow } from '../flow.ts';
import { areFew, type Drawings, splitDrawings } from './drawings.ts';

/** Around the view so much is drawn beforehand, in views. */
const AROUND = 0.5;

const none: readonly never[] = [];

/** The areas and notes of a project: all of few, of many those near the view. */
export function useDrawings({ areas, notes }: Flow): Drawings {
  const store = useStoreApi();
  const isAll = areFew(areas.length, notes.length);
  // A name for the part of the canvas in view, so that not each step of a pan divides them anew.
  const place = useStore(({ transform: [x, y, zoom], width, height }) => {
    if (isAll || width === 0) return '';
    const scale = 2 ** Math.round(Math.log2(zoom));
    const step = AROUND / 2;
    return `${scale} ${Math.round(x / width / step)} ${Math.round(y / height / step)}`;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place shows others
  return useMemo(() => {
    if (isAll) return { areas: { drawn: areas, painted: none }, notes: { drawn: notes, painted: none } };
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    const seen = { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
    // A zoom of the same name may show half as much again.
    const view = { seen, margin: (Math.max(width, height) * AROUND * 1.5) / zoom };
    return { areas: splitDrawings(areas, view), notes: splitDrawings(notes, view) };
  }, [areas, notes, store, isAll, place]);
}
