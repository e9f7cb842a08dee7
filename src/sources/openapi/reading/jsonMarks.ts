/** A sign of the structure of a text in JSON, or a whole text in quotation marks. */
export interface JsonMark {
  readonly sign: '"' | '{' | '}' | '[' | ']' | ',' | ':';
  readonly offset: number;
  /** The offset after it. */
  readonly end: number;
}

/** Lists the signs of a text in JSON one after another, however deep they are and wherever a mistake is. */
export function* jsonMarks(text: string): Generator<JsonMark, undefined> {
  const signs = /["{}[\],:]/g;
  for (let found = signs.exec(text); found !== null; found = signs.exec(text)) {
    const sign = found[0] as JsonMark['sign'];
    if (sign === '"') signs.lastIndex = endOfText(text, signs.lastIndex) + 1;
    yield { sign, offset: found.index, end: Math.min(signs.lastIndex, text.length) };
    if (signs.lastIndex >= text.length) return;
  }
}

/** The offset of the quotation mark that ends a text; the end of everything without one. */
function endOfText(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
