/** What says what a file is. Bytes. */
export const BEGINNING = 512;

/** Returns the encoding of a text by its first bytes: SQL Server writes UTF-16. */
export function encodingOf(beginning: Uint8Array): string {
  const [first, second] = beginning;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
