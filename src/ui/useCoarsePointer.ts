import { useSyncExternalStore } from 'react';

/** Whether the page is mainly used by finger, as in the media query `pointer: coarse`. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}

const query = () => matchMedia('(pointer: coarse)');

function subscribe(onChange: () => void): () => void {
  const pointer = query();
  pointer.addEventListener('change', onChange);
  return () => pointer.removeEventListener('change', onChange);
}
