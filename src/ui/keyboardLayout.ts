/** What a key press says about the key, whatever is held with it. */
export interface LayoutPress {
  /** What the key types on the layout that is on: `z`, `я`, `?`, `Delete`. */
  readonly key: string;
  /** Where the key is, by what it types on the layout of the USA: `KeyZ`, `Slash`. */
  readonly code?: string;
  getModifierState?(name: string): boolean;
}

/** Letters and vowel signs; some keys type two at once (Arabic lam and alef). */
const letters = /^[\p{L}\p{M}]+$/u;
/** Latin letters, also ä and ı, and those of no script in particular, such as µ. */
const hasLatin = /[\p{Script=Latin}\p{Script=Common}]/u;
const questionMarks: ReadonlySet<string> = new Set(['؟', '？']);

/**
 * What a key may be called in shortcuts, in small letters. On a layout with
 * Latin letters it is what the key types (Z is where Y is on QWERTZ). On
 * another (Cyrillic, Greek, Hebrew, Arabic, Thai) no key types the letter of a
 * shortcut: there the place of the key decides, as it does in other programs.
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
 * Whether the layout has Latin letters, as the press tells: null where it does
 * not. With Shift some layouts of other scripts type Latin capitals (Hebrew).
 */
export function tellsLatin({ key, shiftKey }: LayoutPress & { readonly shiftKey: boolean }): boolean | null {
  if (shiftKey) return null;
  if (isForeignLetter(key)) return false;
  return /^[a-z]$/i.test(key) ? true : null;
}

function isForeignLetter(key: string): boolean {
  return letters.test(key) && !hasLatin.test(key);
}
