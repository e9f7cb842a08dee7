const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** The font family of all text that is not in a monospaced font. */
export const SANS =
  "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** What the width of a text depends on. */
export interface FontStyle {
  readonly weight?: number;
  /** Pixels. */
  readonly size?: number;
  readonly isMono?: boolean;
  readonly isItalic?: boolean;
}

export interface TextStyle extends FontStyle {
  readonly fill: string;
  readonly isEnd?: boolean;
}

/** Returns the width of a text in pixels. */
export type MeasureText = (content: string, font: FontStyle) => number;

/**
 * A text with its middle at `y`: not every program supports `dominant-baseline`.
 *
 * @param width the width that a program with other fonts squeezes the text to
 */
export function text(x: number, y: number, content: string, style: TextStyle, width?: number): string {
  const anchor =
    (style.isEnd === true ? ' text-anchor="end"' : '') +
    (width === undefined || content === ''
      ? ''
      : ` textLength="${round(width)}" lengthAdjust="spacingAndGlyphs"`);
  const at = `x="${round(x)}" y="${round(y + sizeOf(style) * 0.36)}"`;
  return `<text ${at} ${attributesOf(style)}${anchor}>${escapeXml(content)}</text>`;
}

const sizeOf = ({ size, isMono = false }: FontStyle): number => size ?? (isMono ? 11 : 13);

function attributesOf(style: TextStyle): string {
  const attributes = [
    `fill="${style.fill}" font-size="${sizeOf(style)}"`,
    style.weight === undefined ? '' : `font-weight="${style.weight}"`,
    style.isMono === true ? `font-family="${MONO}"` : '',
    style.isItalic === true ? 'font-style="italic"' : '',
  ];
  return attributes.filter(Boolean).join(' ');
}

export const round = (value: number): number => Math.round(value * 10) / 10;

/** The CSS font of a text, to measure it with. */
export function cssFont(font: FontStyle): string {
  const italic = font.isItalic === true ? 'italic ' : '';
  return `${italic}${font.weight ?? 400} ${sizeOf(font)}px ${font.isMono === true ? MONO : SANS}`;
}

/** Letters that are about as wide as high, in most fonts. */
const wideLetters = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]|[\u{10000}-\u{10ffff}]/u;

/** Estimates the width of a text where nothing can be measured. */
export const estimateWidth: MeasureText = (content, font) => {
  let letters = 0;
  for (const letter of content) {
    if (wideLetters.test(letter)) letters += 1;
    else if (font.isMono === true) letters += 0.61;
    else letters += widthOf(letter);
  }
  return letters * sizeOf(font) * ((font.weight ?? 400) > 500 ? 1.06 : 1);
};

/** Returns the width of a letter in letters as wide as high, as in Inter and Arial. */
function widthOf(letter: string): number {
  if (/[iljI.,:;'|!]/.test(letter)) return 0.27;
  if (/[ftr()[\]/ -]/.test(letter)) return 0.36;
  if (/[mwMW@%]/.test(letter)) return 0.86;
  return /[A-Z]/.test(letter) ? 0.7 : 0.57;
}

/** No room on a picture is wider than this number of letters. */
const MOST_LETTERS = 200;

/** Shortens a text to a width, with an ellipsis at its end; "" where not even that has room. */
export function cut(content: string, room: number, measured: (content: string) => number): string {
  const letters = [...content.slice(0, 2 * MOST_LETTERS)].slice(0, MOST_LETTERS);
  const whole = letters.join('');
  if (whole.length === content.length && measured(content) <= room) return content;
  const shortened = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`;
  let [fits, tooLong] = [0, letters.length];
  while (fits < tooLong - 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (measured(shortened(middle)) <= room) fits = middle;
    else tooLong = middle;
  }
  return fits === 0 ? '' : shortened(fits);
}

/** A text with its width. */
export interface FittedText {
  readonly content: string;
  readonly width: number;
}

export const nothing: FittedText = { content: '', width: 0 };

/** Shortens a text to the room that it has. */
export function fitText(content: string, room: number, font: FontStyle, measure: MeasureText): FittedText {
  const measured = (part: string): number => measure(part, font);
  const shown = cut(content, room, measured);
  return { content: shown, width: measured(shown) };
}

/** XML has no room for control characters, not even escaped. */
export function escapeXml(content: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return content
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

/** Returns lines of at most so many letters, broken between words, and within words that are longer. */
export function wrap(content: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of content.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ').flatMap((each) => piecesOf(each, most))) {
      if (line !== '' && line.length + 1 + word.length > most) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

function piecesOf(word: string, most: number): readonly string[] {
  if (word.length <= most) return [word];
  const letters = [...word];
  const count = Math.max(1, most);
  return Array.from({ length: Math.ceil(letters.length / count) }, (_, index) =>
    letters.slice(index * count, (index + 1) * count).join(''),
  );
}
