/** A line of a box, by its middle from the top of the box. */
export interface DrawnRow {
  readonly y: number;
  readonly name: string;
  readonly type: string;
  /** The relation that a foreign key comes from; it stands below the name. */
  readonly from?: string;
  readonly mark: 'id' | 'key' | null;
  readonly isRequired: boolean;
  /** Whether LoopBack adds it, so that no file has it. */
  readonly isDerived: boolean;
}

export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly headerHeight: number;
  readonly name: string;
  /** At the end of the header: its REST path. */
  readonly hint: string;
  readonly rows: readonly DrawnRow[];
}

/** An edge with its way round the boxes; paths are those of SVG. */
export interface DrawnEdge {
  readonly path: string;
  readonly marks: readonly { readonly path: string; readonly isFilled: boolean }[];
  readonly isDashed: boolean;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly kind: string | null;
    readonly name: string;
    readonly key: string | null;
    readonly isKeyDerived: boolean;
  };
}

/** What a picture shows, in CSS pixels at zoom 1. */
export interface Drawing {
  readonly title: string;
  readonly boxes: readonly DrawnBox[];
  readonly edges: readonly DrawnEdge[];
}

/** CSS colours by what they are for, so that a picture is light or dark. */
export interface SvgColours {
  readonly background: string;
  readonly surface: string;
  readonly header: string;
  readonly line: string;
  readonly border: string;
  readonly edge: string;
  readonly text: string;
  readonly quiet: string;
  readonly faint: string;
  readonly derived: string;
  readonly id: string;
  readonly required: string;
}

export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
/** Widths of a letter; a picture measures nothing. Pixels. */
const LETTER = { name: 7.4, row: 6.9, small: 6.3, mono: 6.7 };
const LABEL_HEIGHT = 19;

/** Draws boxes and edges as an SVG file of its own, edges below. */
export function toSvg({ title, boxes, edges }: Drawing, colours: SvgColours): SvgPicture {
  const bounds = boundsOf(boxes, edges);
  const width = Math.ceil(bounds.right - bounds.left + 2 * MARGIN);
  const height = Math.ceil(bounds.bottom - bounds.top + 2 * MARGIN);
  const [left, top] = [Math.floor(bounds.left - MARGIN), Math.floor(bounds.top - MARGIN)];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONT}" font-size="13">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.background}"/>`,
    ...edges.map((edge) => drawEdge(edge, colours)),
    ...boxes.map((box) => drawBox(box, colours)),
    ...edges.map((edge) => drawLabel(edge, colours)),
    '</svg>',
  ].join('\n');
  return { svg: `${svg}\n`, width, height };
}

function drawBox(
  { x, y, width, height, headerHeight, name, hint, rows }: DrawnBox,
  colours: SvgColours,
): string {
  const nameWidth = Math.min(name.length * LETTER.name, width - 24);
  const hintRoom = width - 24 - nameWidth - 8;
  const shownHint = hintRoom > 24 ? cut(hint, hintRoom, LETTER.mono) : '';
  const header = `M 0 ${headerHeight} V 10 A 10 10 0 0 1 10 0 H ${width - 10} A 10 10 0 0 1 ${width} 10 V ${headerHeight} Z`;
  const body =
    rows.length === 0
      ? ''
      : `<path d="M 0 ${headerHeight} H ${width}" stroke="${colours.line}" fill="none"/>`;
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${width}" height="${height}" rx="10" fill="${colours.surface}"/>`,
    rows.length === 0 ? '' : `<path d="${header}" fill="${colours.header}"/>`,
    body,
    `<rect width="${width}" height="${height}" rx="10" fill="none" stroke="${colours.border}"/>`,
    text(12, headerHeight / 2, cut(name, width - 24, LETTER.name), { fill: colours.text, weight: 600 }),
    shownHint === ''
      ? ''
      : text(width - 12, headerHeight / 2, shownHint, { fill: colours.faint, isMono: true, isEnd: true }),
    ...rows.map((row) => drawRow(row, width, colours)),
    '</g>',
  ]
    .filter(Boolean)
    .join('');
}

function drawRow(row: DrawnRow, width: number, colours: SvgColours): string {
  const { y, name, type, from, mark, isRequired, isDerived } = row;
  const typeText = cut(type, width * 0.45, LETTER.mono);
  const nameRoom = width - 29 - 12 - typeText.length * LETTER.mono - 8;
  const shown = cut(name, nameRoom, LETTER.row);
  const nameY = from === undefined ? y : y - 8;
  return [
    mark === null ? '' : drawMark(mark, y, colours),
    text(29, nameY, shown, { fill: isDerived ? colours.derived : colours.text, isItalic: isDerived }),
    isRequired ? text(31 + shown.length * LETTER.row, nameY, '*', { fill: colours.required }) : '',
    from === undefined
      ? ''
      : text(29, y + 8, cut(`from ${from}`, nameRoom, LETTER.small), { fill: colours.derived, size: 10.5 }),
    text(width - 12, nameY, typeText, { fill: colours.faint, isMono: true, isEnd: true }),
  ].join('');
}

/** A small key for an id, two links for a foreign key. */
function drawMark(mark: 'id' | 'key', y: number, colours: SvgColours): string {
  const [stroke, path] =
    mark === 'id'
      ? [colours.id, 'M 5.5 -2.5 a 3 3 0 1 1 -3.6 3.6 M 5 -2 L 0 3 M 0 3 h 2.2 M 2 1 l 1.8 1.8']
      : [
          colours.derived,
          'M -1 2 l 4 -4 M 1 -4 l 1 -1 a 2.4 2.4 0 0 1 3.4 3.4 l -1 1 M 1 4 l -1 1 a 2.4 2.4 0 0 1 -3.4 -3.4 l 1 -1',
        ];
  return `<path transform="translate(13 ${y})" d="${path}" fill="none" stroke="${stroke}" stroke-width="1.4" stroke-linecap="round"/>`;
}

function drawEdge({ path, marks, isDashed }: DrawnEdge, { edge }: SvgColours): string {
  const dash = isDashed ? ' stroke-dasharray="5 4"' : '';
  return [
    `<path d="${path}" fill="none" stroke="${edge}" stroke-width="1.5"${dash}/>`,
    ...marks
      .filter((mark) => mark.path !== '')
      .map(
        (mark) =>
          `<path d="${mark.path}" fill="${mark.isFilled ? edge : 'none'}" stroke="${edge}" stroke-width="1.5"/>`,
      ),
  ].join('');
}

function drawLabel({ label }: DrawnEdge, colours: SvgColours): string {
  const { x, y, kind, name, key, isKeyDerived } = label;
  const width = labelWidth(label);
  let at = x - width / 2 + 8;
  const part = (content: string | null, letter: number, style: TextStyle): string => {
    if (content === null) return '';
    const drawn = text(at, y, content, { size: 11, ...style });
    at += content.length * letter + 5;
    return drawn;
  };
  const parts = [
    part(kind, LETTER.small, { fill: colours.faint }),
    part(name, LETTER.small, { fill: colours.quiet, weight: 500 }),
    part(key, LETTER.small, {
      fill: isKeyDerived ? colours.derived : colours.faint,
      isMono: true,
      size: 10.5,
    }),
  ];
  return [
    `<rect x="${x - width / 2}" y="${y - LABEL_HEIGHT / 2}" width="${width}" height="${LABEL_HEIGHT}" rx="9.5" fill="${colours.surface}" stroke="${colours.line}"/>`,
    ...parts,
  ].join('');
}

function labelWidth({ kind, name, key }: DrawnEdge['label']): number {
  const parts = [kind, name, key].filter((part) => part !== null);
  return parts.reduce((sum, part) => sum + part.length * LETTER.small + 5, 0) + 11;
}

interface TextStyle {
  readonly fill: string;
  readonly weight?: number;
  readonly size?: number;
  readonly isMono?: boolean;
  readonly isEnd?: boolean;
  readonly isItalic?: boolean;
}

/** A text whose middle stands at `y`: not every program knows `dominant-baseline`. */
function text(x: number, y: number, content: string, style: TextStyle): string {
  const { fill, weight, isMono = false, isEnd = false, isItalic = false } = style;
  const size = style.size ?? (isMono ? 11 : 13);
  const attributes = [
    `x="${round(x)}" y="${round(y + size * 0.36)}" fill="${fill}" font-size="${size}"`,
    weight === undefined ? '' : `font-weight="${weight}"`,
    isMono ? `font-family="${MONO}"` : '',
    isEnd ? 'text-anchor="end"' : '',
    isItalic ? 'font-style="italic"' : '',
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escapeXml(content)}</text>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** As much of a text as has room. */
function cut(content: string, room: number, letter: number): string {
  const most = Math.max(1, Math.floor(room / letter));
  return content.length <= most ? content : `${content.slice(0, most - 1)}…`;
}

/** XML has no room for control characters, not even escaped. */
function escapeXml(content: string): string {
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

function boundsOf(boxes: readonly DrawnBox[], edges: readonly DrawnEdge[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number, width: number, height: number): void => {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  };
  for (const { x, y, width, height } of boxes) include(x, y, width, height);
  for (const { label } of edges) {
    const width = labelWidth(label);
    include(label.x - width / 2, label.y - LABEL_HEIGHT / 2, width, LABEL_HEIGHT);
  }
  return left === Infinity ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
}
