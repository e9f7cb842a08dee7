import type { Autosave } from './autosave.ts';

/**
 * Saves when the page is hidden or left, because the browser may silently end a
 * hidden tab. If the last save failed, the browser asks before the page is left.
 * Returns a function that unsubscribes.
 */
export function guardLeaving(
  autosave: Pick<Autosave, 'flush' | 'status'>,
  page: Window = window,
): () => void {
  const flush = (): void => void autosave.flush();
  const flushWhenHidden = (): void => {
    if (page.document.visibilityState === 'hidden') flush();
  };
  const flushOrAsk = (event: Event): void => {
    flush();
    if (autosave.status.getState().state === 'failed') event.preventDefault();
  };
  page.document.addEventListener('visibilitychange', flushWhenHidden);
  page.addEventListener('pagehide', flush);
  page.addEventListener('beforeunload', flushOrAsk);
  return () => {
    page.document.removeEventListener('visibilitychange', flushWhenHidden);
    page.removeEventListener('pagehide', flush);
    page.removeEventListener('beforeunload', flushOrAsk);
  };
}
