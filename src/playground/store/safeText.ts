/**
 * What makes a spreadsheet take a text for a formula, or for a command of the
 * system (`=cmd|…`): the signs at its start, in their wide forms too, also
 * behind blanks.
 */
const formulaStart = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** A text as every spreadsheet shows it: an apostrophe in front says that it is nothing else. */
export function safeText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}
