import type { ParseErrorCode } from 'jsonc-parser';

/** What the parser expected, by its error codes (1 to 16 in its typings). */
const expectations: ReadonlyMap<number, string> = new Map([
  [1, 'a string in double quotes, a number, true, false, null, a list or an object'],
  [2, 'a number such as 12 or 0.5'],
  [3, 'a key in double quotes'],
  [4, 'a value'],
  [5, 'a colon after the key'],
  [6, 'a comma or the end of the list or object'],
  [7, 'a closing brace'],
  [8, 'a closing bracket'],
  [9, 'the end of the file'],
  [10, 'JSON without comments'],
  [11, 'the end of a comment'],
  [12, 'a closing quote'],
  [13, 'a complete number'],
  [14, 'four hexadecimal digits after \\u'],
  [15, 'a known escape after the backslash'],
  [16, 'a character that JSON allows in a string'],
]);

export function expectedBy(code: ParseErrorCode): string {
  return expectations.get(code) ?? 'JSON';
}
