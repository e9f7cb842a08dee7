import { isSharedFragment } from '../../exchange/index.ts';
import type { Opening } from '../opening/opening.ts';

/** Shows the project of a link, when the page starts and later; returns a function that unsubscribes. */
export function listenToLinks(opening: Opening): () => void {
  const look = (): void => {
    const { hash, pathname, search } = location;
    if (!isSharedFragment(hash)) return;
    // Clear the address at once, so that a reload or a bookmark opens the user’s own projects.
    history.replaceState(history.state, '', pathname + search);
    void opening.readLink(hash);
  };
  look();
  addEventListener('hashchange', look);
  return () => removeEventListener('hashchange', look);
}
