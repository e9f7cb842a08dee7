import { isSharedFragment } from '../../exchange/index.ts';
import type { Opening } from '../opening/opening.ts';

/** Shows the project of the link by which the page was opened, now or later; returns its own undoing. */
export function listenToLinks(opening: Opening): () => void {
  const look = (): void => {
    const { hash, pathname, search } = location;
    if (!isSharedFragment(hash)) return;
    // Out of the address at once: a reload or a bookmark shall mean the own projects.
    history.replaceState(history.state, '', pathname + search);
    void opening.readLink(hash);
  };
  look();
  addEventListener('hashchange', look);
  return () => removeEventListener('hashchange', look);
}
