/**
 * The first characters that make a spreadsheet read a text as a formula or a
 * system command (`=cmd|…`), also in their full-width forms and after spaces.
 */
const formulaStart = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** A text that every spreadsheet shows as text: an apostrophe in front of it prevents a formula. */
export function safeText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}
