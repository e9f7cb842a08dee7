import { servedFragment } from '../../exchange/index.ts';

const KEY = 'folder';
const HOST = '127.0.0.1';

/**
 * Returns the token with which this page reaches the folder that it is served with;
 * null for a page that is served without one. It leaves the address, so that it is not
 * copied along, and stays for a reload of this tab.
 */
export function servedToken(): string | null {
  const { hostname, hash, pathname, search } = location;
  if (hostname !== HOST) return null;
  const given = hash.startsWith(servedFragment) ? hash.slice(servedFragment.length) : null;
  if (given !== null) history.replaceState(history.state, '', `${pathname}${search}`);
  try {
    if (given !== null) sessionStorage.setItem(KEY, given);
    return given ?? sessionStorage.getItem(KEY);
  } catch (error) {
    // A browser that grants no storage: a reload needs the address again.
    if (error instanceof DOMException) return given;
    throw error;
  }
}
