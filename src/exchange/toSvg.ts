import { type Box, boundsOf } from '../lib/geometry.ts';
import type {
  Drawing,
  DrawnArea,
  DrawnBox,
  DrawnEdge,
  DrawnLabel,
  DrawnNote,
  DrawnRow,
  SvgColours,
} from './drawing.ts';
import { cut, escapeXml, round, type TextPart, text, texts, wrap } from './svgText.ts';

export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };
const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
/** Assumed widths of a letter, since nothing can be measured. Pixels. */
const LETTER = { name: 7.4, row: 6.9, small: 6.3, mono: 6.7 };
const LABEL_HEIGHT = 19;
const ROLE_HEIGHT = 14;
const NOTE_LINE = 17;

/** The number of rows drawn as one piece. */
const ROWS_AT_ONCE = 100;

/**
 * An SVG file in pieces, because a large project takes long: `open`, the pieces
 * `behind` boxes and edges, those in `front`, and `close`. `open`, any of the pieces
 * and `close` are a valid file, too.
 */
export interface SvgPieces extends Omit<SvgPicture, 'svg'> {
  readonly open: string;
  /** The background and the areas, each of which may be as large as the picture. */
  readonly behind: Iterable<string>;
  readonly front: Iterable<string>;
  readonly close: string;
}

/** Draws a project as an SVG file, edges below boxes. */
export function toSvg(drawing: Drawing, colours: SvgColours): SvgPicture {
  const pieces = toSvgPieces(drawing, colours);
  return { svg: [...piecesOfFile(pieces)].join(''), width: pieces.width, height: pieces.height };
}

/** Joins all pieces of the file. */
export function* piecesOfFile({ open, behind, front, close }: SvgPieces): Generator<string> {
  yield open;
  yield* behind;
  yield* front;
  yield close;
}

export function toSvgPieces(drawing: Drawing, colours: SvgColours): SvgPieces {
  const { boxes, edges, areas, notes } = drawing;
  const bounds =
    boundsOf([...boxes, ...areas, ...notes, ...edges.flatMap(({ labels }) => labels.map(labelBox))]) ??
    nowhere;
  const width = Math.ceil(bounds.width + 2 * MARGIN);
  const height = Math.ceil(bounds.height + 2 * MARGIN);
  const [left, top] = [Math.floor(bounds.x - MARGIN), Math.floor(bounds.y - MARGIN)];
  return {
    open: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONT}" font-size="13">\n`,
    behind: drawBehind(drawing, colours, { left, top, width, height }),
    front: drawFront(drawing, colours),
    close: '</svg>\n',
    width,
    height,
  };
}

function* drawBehind(
  { title, areas }: Drawing,
  colours: SvgColours,
  { left, top, width, height }: Record<'left' | 'top' | 'width' | 'height', number>,
): Generator<string> {
  yield `<title>${escapeXml(title)}</title>\n`;
  yield `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.background}"/>\n`;
  for (const area of areas) yield `${drawArea(area, colours)}\n`;
}

function* drawFront({ boxes, edges, notes }: Drawing, colours: SvgColours): Generator<string> {
  for (const edge of edges) yield `${drawEdge(edge, colours)}\n`;
  for (const box of boxes) yield* drawBox(box, colours);
  for (const { labels } of edges) for (const label of labels) yield `${drawLabel(label, colours)}\n`;
  for (const note of notes) yield `${drawNote(note, colours)}\n`;
}

function* drawBox(
  { x, y, width, height, headerHeight, name, hint, rows }: DrawnBox,
  colours: SvgColours,
): Generator<string> {
  const nameWidth = Math.min(name.length * LETTER.name, width - 24);
  const hintRoom = width - 24 - nameWidth - 8;
  const shownHint = hintRoom > 24 ? cut(hint, hintRoom, LETTER.mono) : '';
  const header = `M 0 ${headerHeight} V 10 A 10 10 0 0 1 10 0 H ${width - 10} A 10 10 0 0 1 ${width} 10 V ${headerHeight} Z`;
  const body =
    rows.length === 0
      ? ''
      : `<path d="M 0 ${headerHeight} H ${width}" stroke="${colours.line}" fill="none"/>`;
  const frame = [
    `<rect width="${width}" height="${height}" rx="10" fill="${colours.surface}"/>`,
    rows.length === 0 ? '' : `<path d="${header}" fill="${colours.header}"/>`,
    body,
    `<rect width="${width}" height="${height}" rx="10" fill="none" stroke="${colours.border}"/>`,
    text(12, headerHeight / 2, cut(name, width - 24, LETTER.name), { fill: colours.text, weight: 600 }),
    shownHint === ''
      ? ''
      : text(width - 12, headerHeight / 2, shownHint, { fill: colours.faint, isMono: true, isEnd: true }),
  ].join('');
  for (let from = 0; from === 0 || from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE).map((row) => drawRow(row, width, colours));
    yield `<g transform="translate(${x} ${y})">${from === 0 ? frame : ''}${some.join('')}</g>\n`;
  }
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

function drawLabel(label: DrawnLabel, colours: SvgColours): string {
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

function labelWidth({ kind, name, through, keys, roles }: DrawnLabel): number {
  const words = keys.flatMap(({ attribute, value }) => [attribute, value]);
  const parts = [kind, name, through, ...words].filter((part) => part !== null);
  const line = parts.reduce((sum, part) => sum + part.length * LETTER.small + 5, 0) + 11;
  return Math.max(line, ...roles.map((role) => role.length * 5.6 + 16));
}

function labelHeight({ roles }: DrawnLabel): number {
  return LABEL_HEIGHT + roles.length * ROLE_HEIGHT;
}

function labelBox(label: DrawnLabel): Box {
  const [width, height] = [labelWidth(label), labelHeight(label)];
  return { x: label.x - width / 2, y: label.y - height / 2, width, height };
}
