/** The position of a value. */
export interface Place {
  readonly seed: string;
  readonly model: string;
  /** From 0. */
  readonly row: number;
}

/** Found once for each name, since every value of every row asks for them. A design has few names. */
const knownWords = new Map<string, readonly string[]>();

/** "shipToAddress", "ship_to_address" → ship, to, address. The same list for the same name. */
export function wordsOf(name: string): readonly string[] {
  const known = knownWords.get(name);
  if (known !== undefined) return known;
  const words = findWords(name);
  knownWords.set(name, words);
  return words;
}

function findWords(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

export function hasWord(words: readonly string[], ...wanted: readonly string[]): boolean {
  return words.some((word) => wanted.includes(word));
}
