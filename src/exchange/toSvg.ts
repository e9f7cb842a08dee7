import { type Box, boundsOf } from '../lib/geometry.ts';
import type { Drawing, DrawnArea, DrawnEdge, DrawnLabel, DrawnNote, SvgColours } from './drawing.ts';
import { drawBox, type PictureStyle } from './svgBox.ts';
import {
  cut,
  escapeXml,
  estimateWidth,
  type MeasureText,
  round,
  SANS,
  type TextPart,
  text,
  texts,
  wrap,
} from './svgText.ts';

export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };
/** The assumed width of a letter in a note. Pixels. */
const NOTE_LETTER = 6.9;
const LABEL_HEIGHT = 19;
const ROLE_HEIGHT = 14;
/** Left and right of the texts of a label, together. Pixels. */
const LABEL_PADDING = 16;
const LABEL_GAP = 5;
const NOTE_LINE = 17;

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
export function toSvg(drawing: Drawing, colours: SvgColours, measure?: MeasureText): SvgPicture {
  const pieces = toSvgPieces(drawing, colours, measure);
  return { svg: [...piecesOfFile(pieces)].join(''), width: pieces.width, height: pieces.height };
}

/** Joins all pieces of the file. */
export function* piecesOfFile({ open, behind, front, close }: SvgPieces): Generator<string> {
  yield open;
  yield* behind;
  yield* front;
  yield close;
}

/**
 * Draws a project as an SVG file in pieces.
 *
 * @param measure what texts are shortened by; an estimate where nothing can be measured
 */
export function toSvgPieces(
  drawing: Drawing,
  colours: SvgColours,
  measure: MeasureText = estimateWidth,
): SvgPieces {
  const { boxes, edges, areas, notes } = drawing;
  const bounds =
    boundsOf([
      ...boxes,
      ...areas,
      ...notes,
      ...edges.flatMap(({ labels }) => labels.map((label) => labelBox(label, measure))),
    ]) ?? nowhere;
  const width = Math.ceil(bounds.width + 2 * MARGIN);
  const height = Math.ceil(bounds.height + 2 * MARGIN);
  const [left, top] = [Math.floor(bounds.x - MARGIN), Math.floor(bounds.y - MARGIN)];
  return {
    open: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${SANS}" font-size="13">\n`,
    behind: drawBehind(drawing, { colours, measure }, { left, top, width, height }),
    front: drawFront(drawing, { colours, measure }),
    close: '</svg>\n',
    width,
    height,
  };
}

function* drawBehind(
  { title, areas }: Drawing,
  style: PictureStyle,
  { left, top, width, height }: Record<'left' | 'top' | 'width' | 'height', number>,
): Generator<string> {
  yield `<title>${escapeXml(title)}</title>\n`;
  const { background } = style.colours;
  if (background !== null)
    yield `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${background}"/>\n`;
  for (const area of areas) yield `${drawArea(area, style)}\n`;
}

function* drawFront({ boxes, edges, notes }: Drawing, style: PictureStyle): Generator<string> {
  const { colours } = style;
  for (const edge of edges) yield `${drawEdge(edge, colours)}\n`;
  for (const box of boxes) yield* drawBox(box, style);
  for (const { labels } of edges) for (const label of labels) yield `${drawLabel(label, style)}\n`;
  for (const note of notes) yield `${drawNote(note, colours)}\n`;
}

function drawArea(
  { x, y, width, height, text: name, colour }: DrawnArea,
  { colours, measure }: PictureStyle,
): string {
  const hue = colours.areas[colour];
  const font = { weight: 600 };
  const shown = cut(name, width - 26, (part) => measure(part, font));
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${hue}" fill-opacity="0.09" stroke="${hue}" stroke-opacity="0.38"/>`,
    text(x + 13, y + 17, shown, { ...font, fill: colours.quiet }, measure(shown, font)),
  ].join('');
}

function drawNote({ x, y, width, height, text: content }: DrawnNote, colours: SvgColours): string {
  const most = Math.max(1, Math.floor((height - 12) / NOTE_LINE));
  const lines = wrap(content, Math.floor((width - 20) / NOTE_LETTER)).slice(0, most);
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${colours.note}" stroke="${colours.noteLine}"/>`,
    ...lines.map((line, index) =>
      text(x + 11, y + 17 + index * NOTE_LINE, line, { fill: colours.text, size: 12 }),
    ),
  ].join('');
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

function drawLabel(label: DrawnLabel, { colours, measure }: PictureStyle): string {
  const { x, y, kind, name, through, keys, roles } = label;
  const width = labelWidth(label, measure);
  const height = labelHeight(label);
  const quiet = { ...labelFonts.quiet, fill: colours.faint };
  const parts: TextPart[] = [
    ...(kind === null ? [] : [{ content: kind, style: quiet }]),
    { content: name, style: { ...labelFonts.name, fill: colours.quiet } },
    ...(through === null ? [] : [{ content: through, style: quiet }]),
    ...keys.flatMap(({ attribute, value, isDerived }) => [
      ...(attribute === null ? [] : [{ content: attribute, style: quiet }]),
      {
        content: value,
        style: { ...labelFonts.key, fill: isDerived ? colours.derived : colours.faint },
      },
    ]),
  ];
  const top = y - height / 2;
  return [
    `<rect x="${round(x - width / 2)}" y="${round(top)}" width="${round(width)}" height="${height}" rx="9.5" fill="${colours.surface}" stroke="${colours.line}"/>`,
    texts(x, top + LABEL_HEIGHT / 2, parts, { gap: LABEL_GAP, isMiddle: true }),
    ...roles.map((role, index) =>
      texts(
        x,
        top + LABEL_HEIGHT + ROLE_HEIGHT * (index + 0.5) - 2,
        [{ content: role, style: { ...labelFonts.role, fill: colours.faint } }],
        {
          gap: 5,
          isMiddle: true,
        },
      ),
    ),
  ].join('');
}

const labelFonts = {
  quiet: { size: 11 },
  name: { weight: 500, size: 11 },
  key: { isMono: true, size: 10.5 },
  role: { size: 10 },
} as const;

function labelWidth({ kind, name, through, keys, roles }: DrawnLabel, measure: MeasureText): number {
  const quiet = [kind, through, ...keys.map(({ attribute }) => attribute)].filter((part) => part !== null);
  const widths = [
    measure(name, labelFonts.name),
    ...quiet.map((part) => measure(part, labelFonts.quiet)),
    ...keys.map(({ value }) => measure(value, labelFonts.key)),
  ];
  const line = widths.reduce((sum, width) => sum + width + LABEL_GAP, LABEL_PADDING - LABEL_GAP);
  return Math.max(line, ...roles.map((role) => measure(role, labelFonts.role) + LABEL_PADDING));
}

function labelHeight({ roles }: DrawnLabel): number {
  return LABEL_HEIGHT + roles.length * ROLE_HEIGHT;
}

function labelBox(label: DrawnLabel, measure: MeasureText): Box {
  const [width, height] = [labelWidth(label, measure), labelHeight(label)];
  return { x: label.x - width / 2, y: label.y - height / 2, width, height };
}
