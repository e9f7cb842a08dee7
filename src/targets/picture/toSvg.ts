import { type Box, boundsOf } from '../../lib/geometry.ts';
import type { Drawing, DrawnArea, DrawnEdge, DrawnNote, SvgColours } from './drawing.ts';
import { drawBox, type PictureStyle } from './svgBox.ts';
import { drawLabel, hasRoom, labelBox } from './svgLabel.ts';
import { cut, escapeXml, estimateWidth, type MeasureText, SANS, text, wrap } from './svgText.ts';

export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 40;
const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };
/** The assumed width of a letter in a note. Pixels. */
const NOTE_LETTER = 6.9;
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
      ...edges.flatMap(({ labels }) => labels.filter(hasRoom).map((label) => labelBox(label, measure))),
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
  for (const { labels } of edges)
    for (const label of labels.filter(hasRoom)) yield `${drawLabel(label, style)}\n`;
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
