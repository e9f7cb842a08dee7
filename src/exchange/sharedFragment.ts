/** What stands before the project in the fragment of a link. */
export const fragmentStart = '#project=';

/** Longer links are cut by some programs. Characters. */
export const longLink = 8 * 1024;

/** Beyond this they do not arrive nearly anywhere. Characters. */
export const longestLink = 64 * 1024;

/** Whether the fragment of an address holds a project. */
export function isSharedFragment(fragment: string): boolean {
  return fragment.startsWith(fragmentStart);
}
