import type { Point } from '../../lib/geometry.ts';
import type { DrawnBox, DrawnRow, RowMark, SvgColours } from './drawing.ts';
import { type FontStyle, fitText, type MeasureText, nothing, round, text } from './svgText.ts';

/** What all parts of a picture are drawn with. */
export interface PictureStyle {
  readonly colours: SvgColours;
  readonly measure: MeasureText;
}

/** The number of rows drawn as one piece. */
const ROWS_AT_ONCE = 100;

/** Left and right of the texts of a box. Pixels. */
const PADDING = 12;
/** Between a name and what is at the end of its line. Pixels. */
const GAP = 8;
/** A REST path in less room says nothing. Pixels. */
const LEAST_HINT = 30;
/** Where the names of rows begin, right of their marks. Pixels. */
const ROW_LEFT = 29;
/** How far a row is drawn right of the row that holds it. Pixels. */
const INDENT = 16;
/** The part of a row that a long type may take from a long name. */
const TYPE_PART = 0.45;

const fonts = {
  name: { weight: 600 },
  hint: { isMono: true, size: 10.5 },
  row: {},
  derivedRow: { isItalic: true },
  from: { size: 10.5 },
  type: { isMono: true },
} as const satisfies Readonly<Record<string, FontStyle>>;

/** Draws a box in pieces: its frame with the first rows, then more rows. */
export function* drawBox(box: DrawnBox, style: PictureStyle): Generator<string> {
  const { x, y, width, rows } = box;
  const frame = drawFrame(box, style);
  for (let from = 0; from === 0 || from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE).map((row) => drawRow(row, width, style));
    yield `<g transform="translate(${x} ${y})">${from === 0 ? frame : ''}${some.join('')}</g>\n`;
  }
}

function drawFrame(box: DrawnBox, style: PictureStyle): string {
  const { width, height, headerHeight, rows } = box;
  const { colours } = style;
  const header = `M 0 ${headerHeight} V 10 A 10 10 0 0 1 10 0 H ${width - 10} A 10 10 0 0 1 ${width} 10 V ${headerHeight} Z`;
  return [
    `<rect width="${width}" height="${height}" rx="10" fill="${colours.surface}"/>`,
    rows.length === 0 ? '' : `<path d="${header}" fill="${colours.header}"/>`,
    rows.length === 0
      ? ''
      : `<path d="M 0 ${headerHeight} H ${width}" stroke="${colours.line}" fill="none"/>`,
    `<rect width="${width}" height="${height}" rx="10" fill="none" stroke="${colours.border}"/>`,
    drawHeader(box, style),
  ].join('');
}

/** The name, and the REST path in the room that it leaves. */
function drawHeader({ width, headerHeight, name, hint }: DrawnBox, style: PictureStyle): string {
  const { colours, measure } = style;
  const middle = headerHeight / 2;
  const room = width - 2 * PADDING;
  const shown = fitText(name, room, fonts.name, measure);
  const hintRoom = room - shown.width - GAP;
  const path = hintRoom < LEAST_HINT ? nothing : fitText(hint, hintRoom, fonts.hint, measure);
  const hintStyle = { ...fonts.hint, fill: colours.faint, isEnd: true };
  return [
    text(PADDING, middle, shown.content, { ...fonts.name, fill: colours.text }, shown.width),
    path.content === '' ? '' : text(width - PADDING, middle, path.content, hintStyle, path.width),
  ].join('');
}

function drawRow(row: DrawnRow, width: number, style: PictureStyle): string {
  const { y, name, type, from, mark, isRequired, isDerived, depth = 0 } = row;
  const { colours, measure } = style;
  const star = isRequired ? 1 + measure('*', fonts.row) : 0;
  const left = ROW_LEFT + depth * INDENT;
  const room = width - left - PADDING - GAP - star;
  const font = isDerived ? fonts.derivedRow : fonts.row;
  const typeRoom = Math.max(width * TYPE_PART, room - measure(name, font));
  const shownType = fitText(type, typeRoom, fonts.type, measure);
  const shown = fitText(name, room - shownType.width, font, measure);
  const source = fitText(`from ${from ?? ''}`, width - left - PADDING, fonts.from, measure);
  const nameY = from === undefined ? y : y - 8;
  const typeStyle = { ...fonts.type, fill: colours.faint, isEnd: true };
  const nameColour = isDerived ? colours.derived : colours.text;
  return [
    mark === null ? '' : drawMark(mark, { x: MARK_X + depth * INDENT, y }, colours),
    text(left, nameY, shown.content, { ...font, fill: nameColour }, shown.width),
    isRequired ? text(left + shown.width + 1, nameY, '*', { fill: colours.required }) : '',
    from === undefined
      ? ''
      : text(left, y + 8, source.content, { ...fonts.from, fill: colours.derived }, source.width),
    text(width - PADDING, nameY, shownType.content, typeStyle, shownType.width),
  ].join('');
}

/** The icons of the page (Lucide's key-round, link-2 and chevrons), on a field of 24 pixels. */
const icons = {
  id: 'M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4zM16 7.5a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0z',
  key: 'M9 17H7A5 5 0 0 1 7 7h2M15 7h2a5 5 0 1 1 0 10h-2M8 12h8',
  folded: 'm9 18 6-6-6-6',
  unfolded: 'm6 9 6 6 6-6',
};

/** The middle of the marks. Pixels. */
const MARK_X = 16;
const markSizes = { id: 12, key: 13, folded: 14, unfolded: 14 };

/** A key for an id, a link for a foreign key, a chevron for a row that can show what it holds. */
function drawMark(mark: RowMark, { x, y }: Point, colours: SvgColours): string {
  const size = markSizes[mark];
  const at = `translate(${x - size / 2} ${round(y - size / 2)}) scale(${round((size / 24) * 100) / 100})`;
  const stroke = { id: colours.id, key: colours.derived, folded: colours.quiet, unfolded: colours.quiet }[
    mark
  ];
  return `<path transform="${at}" d="${icons[mark]}" fill="none" stroke="${stroke}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
}
