const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

export interface TextStyle {
  readonly fill: string;
  readonly weight?: number;
  readonly size?: number;
  readonly isMono?: boolean;
  readonly isEnd?: boolean;
  readonly isItalic?: boolean;
}

export interface TextPart {
  readonly content: string;
  readonly style: TextStyle;
}

/** A text with its middle at `y`: not every program supports `dominant-baseline`. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const anchor = style.isEnd === true ? ' text-anchor="end"' : '';
  const at = `x="${round(x)}" y="${round(y + sizeOf(style) * 0.36)}"`;
  return `<text ${at} ${attributesOf(style)}${anchor}>${escapeXml(content)}</text>`;
}

/** Texts in a row: the program that shows them measures them. */
export function texts(
  x: number,
  y: number,
  parts: readonly TextPart[],
  { gap, isMiddle = false }: { readonly gap: number; readonly isMiddle?: boolean },
): string {
  const largest = Math.max(...parts.map(({ style }) => sizeOf(style)));
  const spans = parts.map(({ content, style }, index) => {
    const before = index === 0 ? '' : ` dx="${gap}"`;
    return `<tspan${before} ${attributesOf(style)}>${escapeXml(content)}</tspan>`;
  });
  const anchor = isMiddle ? ' text-anchor="middle"' : '';
  return `<text x="${round(x)}" y="${round(y + largest * 0.36)}"${anchor}>${spans.join('')}</text>`;
}

const sizeOf = ({ size, isMono = false }: TextStyle): number => size ?? (isMono ? 11 : 13);

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

/** As much of a text as has room. */
export function cut(content: string, room: number, letter: number): string {
  const most = Math.max(1, Math.floor(room / letter));
  return content.length <= most ? content : `${content.slice(0, most - 1)}…`;
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

/** Lines of at most so many letters, broken between words. */
export function wrap(content: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of content.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > most) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}
