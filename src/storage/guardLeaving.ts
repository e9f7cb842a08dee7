import type { Autosave } from './autosave.ts';

/**
 * Saves what is not saved when the page is hidden or left (a tab that is
 * hidden may be ended without another word), and lets the browser ask before
 * a page is left whose last save failed. Returns its own undoing.
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
