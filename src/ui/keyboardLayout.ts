/** The part of a key press that identifies the key, regardless of modifiers. */
export interface LayoutPress {
  /** What the key types on the current layout: `z`, `я`, `?`, `Delete`. */
  readonly key: string;
  /** The physical key, named by what it types on a US layout: `KeyZ`, `Slash`. */
  readonly code?: string;
  getModifierState?(name: string): boolean;
}

/** Letters and vowel signs; some keys type two at once (Arabic lam-alef). */
const letters = /^[\p{L}\p{M}]+$/u;
/** Latin letters, ä and ı included, and letters common to all scripts, such as µ. */
const hasLatin = /[\p{Script=Latin}\p{Script=Common}]/u;
const questionMarks: ReadonlySet<string> = new Set(['؟', '？']);

/**
 * Returns the names of a key in shortcuts, in lower case. On a layout with Latin
 * letters it is what the key types (Z is where Y is on QWERTZ). On another
 * (Cyrillic, Greek, Hebrew, Arabic, Thai) no key types the letter of a shortcut:
 * there the physical key decides, as in other programs.
 *
 * @param isLatin whether the layout has Latin letters, for keys that type none: `(` is at KeyZ with Shift in
 *   Thai, and `;` is there on Dvorak, where it is not Z
 */
export function commandKeys(press: LayoutPress, isLatin: boolean): readonly string[] {
  const { key } = press;
  if (questionMarks.has(key)) return ['?'];
  const [, letter] = /^Key([A-Z])$/.exec(press.code ?? '') ?? [];
  const typed = key.toLowerCase();
  if (letter === undefined) return [typed];
  if (isForeignLetter(key)) return [letter.toLowerCase()];
  const isSign = key.length === 1 && !letters.test(key);
  return isSign && !isLatin ? [typed, letter.toLowerCase()] : [typed];
}

/**
 * Returns whether the layout has Latin letters; null if the key press does not
 * show it. With Shift some other layouts type Latin capitals (Hebrew).
 */
export function showsLatin({ key, shiftKey }: LayoutPress & { readonly shiftKey: boolean }): boolean | null {
  if (shiftKey) return null;
  if (isForeignLetter(key)) return false;
  return /^[a-z]$/i.test(key) ? true : null;
}

function isForeignLetter(key: string): boolean {
  return letters.test(key) && !hasLatin.test(key);
}
