import { useSyncExternalStore } from 'react';
import { pageWidth } from './pageSize.ts';

/** The width of the window in pixels of the interface. */
export function usePageWidth(): number {
  return useSyncExternalStore(subscribe, pageWidth);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
