/** The drawn length of a name: more than any box or line has room for. */
const NAME_LENGTH = 200;

/**
 * Shortens a text of any length for drawing, because the page measures every letter
 * of a text.
 *
 * @param most the most characters
 */
export function shorten(text: string, most = NAME_LENGTH): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
