import type { Size } from '../../model/index.ts';
import type { EdgeLabel } from './labelOf.ts';

/** The widths of letters in a label, in pixels: estimated, since nothing is measured in the page. */
const LETTER = { narrow: 4.6, usual: 6.9, capital: 7.7, wide: 10.8, small: 6.1, mono: 6.4 };
const PADDING = 16;
const GAP = 5;
const BADGE = 17;
const LINE = 19;
const ROLE_LINE = 14;
const MAX_LABEL_WIDTH = 340;

/** The size of RelationEdge's label. */
export function labelSize({ kind, name, through, keys, roles }: EdgeLabel, hasBadge: boolean): Size {
  const line = [
    ...(kind === null ? [] : [widthOf(kind)]),
    widthOf(name),
    ...(through === null ? [] : [widthOf(through)]),
    ...keys.map(
      ({ attribute, value }) =>
        value.length * LETTER.mono + (attribute === null ? 0 : widthOf(`${attribute} `)),
    ),
  ];
  const first = line.reduce((sum, width) => sum + width + GAP, 0) + (hasBadge ? BADGE : 0);
  const widest = Math.max(first, ...roles.map((role) => role.length * LETTER.small));
  return {
    width: Math.min(MAX_LABEL_WIDTH, Math.ceil((widest + PADDING) / 2) * 2),
    height: LINE + 2 + roles.length * ROLE_LINE,
  };
}

/** Returns the width of text in the widest of the usual fonts. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += LETTER[classOf(letter)];
  return width;
}

function classOf(letter: string): 'narrow' | 'usual' | 'capital' | 'wide' {
  if ("ijlfrtI .,:;|'!()[]".includes(letter)) return 'narrow';
  // Letters of other scripts, too.
  if ('mwMW@%'.includes(letter) || letter > '\u04ff') return 'wide';
  return letter >= 'a' && letter <= 'z' ? 'usual' : 'capital';
}
