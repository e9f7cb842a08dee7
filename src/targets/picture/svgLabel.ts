import type { Box } from '../../lib/geometry.ts';
import type { DrawnLabel } from './drawing.ts';
import type { PictureStyle } from './svgBox.ts';
import { type FontStyle, fitText, type MeasureText, round, text } from './svgText.ts';

const HEIGHT = 19;
const ROLE_HEIGHT = 14;
/** Left and right of the texts of a label, together. Pixels. */
const PADDING = 16;
const GAP = 5;
/** A kind or a key in less room says nothing. Pixels. */
const LEAST_PART = 24;

const fonts = {
  quiet: { size: 11 },
  name: { weight: 500, size: 11 },
  key: { isMono: true, size: 10.5 },
  role: { size: 10 },
} as const satisfies Readonly<Record<string, FontStyle>>;

/** Whether a label is drawn. */
export const hasRoom = ({ width }: DrawnLabel): boolean => width > 0;

/** A text of the first line. */
interface LabelPart {
  readonly content: string;
  readonly font: FontStyle;
  readonly colour: 'quiet' | 'faint' | 'derived';
}

/** A text in the room that it has. */
interface ShownPart extends LabelPart {
  readonly width: number;
}

export function drawLabel(label: DrawnLabel, style: PictureStyle): string {
  const { y, roles } = label;
  const { colours } = style;
  const parts = shownParts(label, style.measure);
  const { x: left, y: top, width, height } = labelBox(label, style.measure);
  let x = label.x - widthOf(parts) / 2;
  const line = parts.map(({ content, font, colour, width: own }) => {
    const drawn = text(x, top + HEIGHT / 2, content, { ...font, fill: colours[colour] }, own);
    x += own + GAP;
    return drawn;
  });
  return [
    `<rect x="${round(left)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}" rx="9.5" fill="${colours.surface}" stroke="${colours.line}"/>`,
    ...line,
    ...roles.map((role, index) => {
      const shown = fitText(role, label.width - PADDING, fonts.role, style.measure);
      const middle = top + HEIGHT + ROLE_HEIGHT * (index + 0.5) - 2;
      const font = { ...fonts.role, fill: colours.faint };
      return text(label.x - shown.width / 2, middle, shown.content, font, shown.width);
    }),
  ].join('');
}

/** Where a label is. */
export function labelBox(label: DrawnLabel, measure: MeasureText): Box {
  const room = label.width - PADDING;
  const roles = label.roles.map((role) => Math.min(room, measure(role, fonts.role)));
  const width = Math.max(widthOf(shownParts(label, measure)), ...roles) + PADDING;
  const height = HEIGHT + label.roles.length * ROLE_HEIGHT;
  return { x: label.x - width / 2, y: label.y - height / 2, width, height };
}

const widthOf = (parts: readonly ShownPart[]): number =>
  parts.reduce((sum, { width }) => sum + width + GAP, -GAP);

/** The texts of the first line. In little room the name stays longest. */
function shownParts(label: DrawnLabel, measure: MeasureText): readonly ShownPart[] {
  const parts = partsOf(label);
  let room = label.width - PADDING;
  const shown = new Map<LabelPart, ShownPart>();
  const isName = ({ font }: LabelPart): boolean => font === fonts.name;
  for (const part of [...parts.filter(isName), ...parts.filter((each) => !isName(each))]) {
    const fitted = fitText(part.content, room, part.font, measure);
    if (fitted.content === '' || (!isName(part) && fitted.content !== part.content && room < LEAST_PART))
      continue;
    shown.set(part, { ...part, ...fitted });
    room -= fitted.width + GAP;
  }
  return parts.flatMap((part) => shown.get(part) ?? []);
}

function partsOf({ kind, name, through, keys }: DrawnLabel): readonly LabelPart[] {
  const quiet = (content: string | null): readonly LabelPart[] =>
    content === null ? [] : [{ content, font: fonts.quiet, colour: 'faint' }];
  return [
    ...quiet(kind),
    { content: name, font: fonts.name, colour: 'quiet' },
    ...quiet(through),
    ...keys.flatMap(({ attribute, value, isDerived }): readonly LabelPart[] => [
      ...quiet(attribute),
      { content: value, font: fonts.key, colour: isDerived ? 'derived' : 'faint' },
    ]),
  ];
}
