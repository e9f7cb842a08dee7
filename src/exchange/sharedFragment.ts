/** The start of a fragment that holds a project. */
export const fragmentStart = '#project=';

/** Longer links are cut by some programs. Characters. */
export const longLink = 8 * 1024;

/** Beyond this hardly any program passes them on. Characters. */
export const longestLink = 64 * 1024;

/** Whether the fragment of an address holds a project. */
export function isSharedFragment(fragment: string): boolean {
  return fragment.startsWith(fragmentStart);
}
