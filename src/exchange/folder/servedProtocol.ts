/** What the page and the program that serves it with a folder agree on. */

/** The start of the fragment of the address that the program prints; the token follows. */
export const servedFragment = '#folder=';

/** The addresses of the folder, below the page's own. */
export const servedPaths = {
  /** GET: the name and the id of the folder. */
  about: '/folder/about',
  /** GET ?path=: names and kinds of what is in a folder. */
  list: '/folder/list',
  /** GET, PUT, DELETE ?path=: a file. */
  file: '/folder/file',
  /** GET ?since=: waits for changes on the disk. */
  changes: '/folder/changes',
} as const;

/** Holds the token. A page of another origin cannot send it without being allowed to, and never is. */
export const tokenHeader = 'x-folder-token';

/** The largest file that is read or written, in bytes: as much as the page reads. */
export const LARGEST_SERVED_FILE = 5 * 1024 * 1024;
