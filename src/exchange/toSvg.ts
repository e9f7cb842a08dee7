import type { AreaColour } from '../model/index.ts';
import { cut, escapeXml, round, type TextPart, text, texts, wrap } from './svgText.ts';

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
    /** "through Appointment". */
    readonly through: string | null;
    readonly keys: readonly {
      readonly attribute: string | null;
      readonly value: string;
      readonly isDerived: boolean;
    }[];
    /** Lines below. */
    readonly roles: readonly string[];
  };
}

/** A remark. */
export interface DrawnNote {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** A coloured field behind boxes. */
export interface DrawnArea extends DrawnNote {
  readonly colour: AreaColour;
}

/** What a picture shows, in CSS pixels at zoom 1. */
export interface Drawing {
  readonly title: string;
  readonly boxes: readonly DrawnBox[];
  readonly edges: readonly DrawnEdge[];
  readonly areas: readonly DrawnArea[];
  readonly notes: readonly DrawnNote[];
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
  readonly note: string;
  readonly noteLine: string;
  readonly areas: Readonly<Record<AreaColour, string>>;
}

export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
/** Widths of a letter; a picture measures nothing. Pixels. */
const LETTER = { name: 7.4, row: 6.9, small: 6.3, mono: 6.7 };
const LABEL_HEIGHT = 19;
const ROLE_HEIGHT = 14;
const NOTE_LINE = 17;

/** Draws boxes and edges as an SVG file of its own, edges below. */
export function toSvg(drawing: Drawing, colours: SvgColours): SvgPicture {
  const { pieces, width, height } = toSvgPieces(drawing, colours);
  return { svg: [...pieces].join(''), width, height };
}

/** The same in pieces that make the file when they stand one after the other: of a large project they take long. */
export function toSvgPieces(
  drawing: Drawing,
  colours: SvgColours,
): Omit<SvgPicture, 'svg'> & { readonly pieces: Iterable<string> } {
  const { boxes, edges, areas, notes } = drawing;
  const bounds = boundsOf([...boxes, ...areas, ...notes], edges);
  const width = Math.ceil(bounds.right - bounds.left + 2 * MARGIN);
  const height = Math.ceil(bounds.bottom - bounds.top + 2 * MARGIN);
  const [left, top] = [Math.floor(bounds.left - MARGIN), Math.floor(bounds.top - MARGIN)];
  return { pieces: drawAll(drawing, colours, { left, top, width, height }), width, height };
}

function* drawAll(
  { title, boxes, edges, areas, notes }: Drawing,
  colours: SvgColours,
  { left, top, width, height }: Record<'left' | 'top' | 'width' | 'height', number>,
): Generator<string> {
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONT}" font-size="13">\n`;
  yield `<title>${escapeXml(title)}</title>\n`;
  yield `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.background}"/>\n`;
  for (const area of areas) yield `${drawArea(area, colours)}\n`;
  for (const edge of edges) yield `${drawEdge(edge, colours)}\n`;
  for (const box of boxes) yield `${drawBox(box, colours)}\n`;
  for (const edge of edges) yield `${drawLabel(edge, colours)}\n`;
  for (const note of notes) yield `${drawNote(note, colours)}\n`;
  yield '</svg>\n';
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
  const star = isRequired ? [{ content: '*', style: { fill: colours.required } }] : [];
  const nameStyle = { fill: isDerived ? colours.derived : colours.text, isItalic: isDerived };
  return [
    mark === null ? '' : drawMark(mark, y, colours),
    texts(29, nameY, [{ content: shown, style: nameStyle }, ...star], { gap: 1 }),
    from === undefined
      ? ''
      : text(29, y + 8, cut(`from ${from}`, width - 41, LETTER.small), { fill: colours.derived, size: 10.5 }),
    text(width - 12, nameY, typeText, { fill: colours.faint, isMono: true, isEnd: true }),
  ].join('');
}

function drawArea({ x, y, width, height, text: name, colour }: DrawnArea, colours: SvgColours): string {
  const hue = colours.areas[colour];
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${hue}" fill-opacity="0.09" stroke="${hue}" stroke-opacity="0.38"/>`,
    text(x + 13, y + 17, cut(name, width - 24, LETTER.name), { fill: colours.quiet, weight: 600 }),
  ].join('');
}

function drawNote({ x, y, width, height, text: content }: DrawnNote, colours: SvgColours): string {
  const most = Math.max(1, Math.floor((height - 12) / NOTE_LINE));
  const lines = wrap(content, Math.floor((width - 20) / LETTER.row)).slice(0, most);
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${colours.note}" stroke="${colours.noteLine}"/>`,
    ...lines.map((line, index) =>
      text(x + 11, y + 17 + index * NOTE_LINE, line, { fill: colours.text, size: 12 }),
    ),
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
  const { x, y, kind, name, through, keys, roles } = label;
  const width = labelWidth(label);
  const height = labelHeight(label);
  const quiet = { fill: colours.faint, size: 11 };
  const parts: TextPart[] = [
    ...(kind === null ? [] : [{ content: kind, style: quiet }]),
    { content: name, style: { fill: colours.quiet, weight: 500, size: 11 } },
    ...(through === null ? [] : [{ content: through, style: quiet }]),
    ...keys.flatMap(({ attribute, value, isDerived }) => [
      ...(attribute === null ? [] : [{ content: attribute, style: quiet }]),
      {
        content: value,
        style: { fill: isDerived ? colours.derived : colours.faint, isMono: true, size: 10.5 },
      },
    ]),
  ];
  const top = y - height / 2;
  return [
    `<rect x="${round(x - width / 2)}" y="${round(top)}" width="${round(width)}" height="${height}" rx="9.5" fill="${colours.surface}" stroke="${colours.line}"/>`,
    texts(x, top + LABEL_HEIGHT / 2, parts, { gap: 5, isMiddle: true }),
    ...roles.map((role, index) =>
      texts(
        x,
        top + LABEL_HEIGHT + ROLE_HEIGHT * (index + 0.5) - 2,
        [{ content: role, style: { fill: colours.faint, size: 10 } }],
        {
          gap: 5,
          isMiddle: true,
        },
      ),
    ),
  ].join('');
}

function labelWidth({ kind, name, through, keys, roles }: DrawnEdge['label']): number {
  const words = keys.flatMap(({ attribute, value }) => [attribute, value]);
  const parts = [kind, name, through, ...words].filter((part) => part !== null);
  const line = parts.reduce((sum, part) => sum + part.length * LETTER.small + 5, 0) + 11;
  return Math.max(line, ...roles.map((role) => role.length * 5.6 + 16));
}

function labelHeight({ roles }: DrawnEdge['label']): number {
  return LABEL_HEIGHT + roles.length * ROLE_HEIGHT;
}

function boundsOf(boxes: readonly Omit<DrawnNote, 'text'>[], edges: readonly DrawnEdge[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number, width: number, height: number): void => {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  };
  for (const { x, y, width, height } of boxes) include(x, y, width, height);
  for (const { label } of edges) {
    const width = labelWidth(label);
    const height = labelHeight(label);
    include(label.x - width / 2, label.y - height / 2, width, height);
  }
  return left === Infinity ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
}
