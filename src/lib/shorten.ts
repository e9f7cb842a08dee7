/** So much of a name is drawn: more than any box or line has room for. */
const NAME = 200;

/**
 * What is drawn of a text that may be of any length, for the page measures
 * every letter of what it is given. The text itself is kept as it is.
 *
 * @param most how many characters
 */
export function shorten(text: string, most = NAME): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
