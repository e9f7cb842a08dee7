/** The position of a value. */
export interface Place {
  readonly seed: string;
  readonly model: string;
  /** From 0. */
  readonly row: number;
}

/** "shipToAddress", "ship_to_address" → ship, to, address. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

export function hasWord(words: readonly string[], ...wanted: readonly string[]): boolean {
  return words.some((word) => wanted.includes(word));
}
