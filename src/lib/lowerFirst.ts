/** Writes the first letter small, for a sentence that continues another text; names inside keep their letters. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
