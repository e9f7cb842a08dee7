import { type Box, overlaps, sharedArea } from '../../lib/geometry.ts';
import { boxMeasures } from '../../model/index.ts';

/** The height of a painted name with the space around it, in screen pixels. */
export const LINE = 15;
/** The least space between two names on a line, in screen pixels. */
const GAP = 3;
/** More space around each name where not all are shown, so that the boxes stay visible. */
const WIDE_GAP = { x: 8, y: 4 } as const;
/** From the side of a box to its name. */
const INSET = 5;

/** Names up to these widths (screen pixels) are tried whole, then shortened. */
const ROOMS = [150, 84, 52] as const;
/** Of many, those that find no room are left out. */
const FEWER_ROOMS = [150] as const;

/** A text and its width, in screen pixels. */
export interface MeasuredText {
  readonly text: string;
  readonly width: number;
}

/** A model or an area whose name is to be placed. */
export interface NamedBox {
  readonly id: string;
  readonly name: string;
  readonly kind: 'model' | 'area';
  /** The box in canvas pixels at zoom 1. */
  readonly box: Box;
  /** The space in front of the name for a mark, in screen pixels. */
  readonly markWidth?: number;
}

export interface PlacedName extends MeasuredText {
  readonly id: string;
  readonly kind: NamedBox['kind'];
  /** Whether it is the whole name. */
  readonly isWhole: boolean;
  /** Which side of the text is aligned with that of the box. */
  readonly align: Align;
  /** From the top of the box to the top of the text, in screen pixels. */
  readonly down: number;
  /** The width with its mark, in screen pixels. */
  readonly across: number;
}

type Align = 'left' | 'centre' | 'right';

/** The left border of a name on the screen. */
export function leftOf({ align, across }: Pick<PlacedName, 'align' | 'across'>, x: number, width: number) {
  if (align === 'left') return x + (across + 2 * INSET <= width ? INSET : 0);
  return align === 'right' ? x + width - across : x + (width - across) / 2;
}

interface PlacingOptions {
  readonly zoom: number;
  /** Returns a text that is at most `room` wide, shortened if needed. */
  readonly shortenTo: (name: string, room: number) => MeasuredText;
  /** Whether every name is shown, shortened if needed; otherwise those that find room. */
  readonly isEveryShown: boolean;
}

/**
 * Places names of a constant size at boxes of any zoom, the first of the list
 * first, so that no two overlap. A name may be wider than its box. Where every
 * name must be shown and there is no room, one overlaps others as little as
 * possible. Deterministic, and independent of the part of the canvas in view.
 */
export function placeNames(boxes: readonly NamedBox[], options: PlacingOptions): readonly PlacedName[] {
  const taken = createTaken();
  return boxes.flatMap((each) => {
    const box = scale(each.box, options.zoom);
    const placed = findRoom(each, box, taken, options);
    if (placed === null) return [];
    const bounds = boundsOfName(placed, box);
    taken.add(options.isEveryShown ? bounds : grow(bounds));
    return [placed];
  });
}

function findRoom(each: NamedBox, box: Box, taken: Taken, options: PlacingOptions): PlacedName | null {
  const { zoom, shortenTo, isEveryShown } = options;
  const { id, kind, name, markWidth = 0 } = each;
  const lines = kind === 'area' ? [areaLine(zoom)] : linesOf(box.height, zoom, isEveryShown);
  const inner = box.width - 2 * INSET - markWidth;
  let last = '';
  let best: PlacedName | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const room of isEveryShown ? ROOMS : FEWER_ROOMS) {
    const { text, width } = shortenTo(name, Math.max(room, inner));
    if (text === last) continue;
    last = text;
    const across = width + markWidth;
    for (const align of alignments(kind, across, box.width, isEveryShown)) {
      const left = leftOf({ align, across }, box.x, box.width);
      for (const down of lines) {
        const bounds = { x: left, y: box.y + down, width: across + GAP, height: LINE };
        const shared = taken.sharedWith(bounds, isEveryShown ? least : 0);
        if (shared >= least || (shared > 0 && !isEveryShown)) continue;
        best = { id, kind, text, width, across, isWhole: text === name, align, down };
        if (shared === 0) return best;
        least = shared;
      }
    }
  }
  return best;
}

function alignments(
  kind: NamedBox['kind'],
  across: number,
  width: number,
  areAllTried: boolean,
): readonly Align[] {
  if (kind === 'area' || across + 2 * INSET <= width) return atLeft;
  return areAllTried ? atAnySide : atCentre;
}

const atLeft: readonly Align[] = ['left'];
const atCentre: readonly Align[] = ['centre'];
const atAnySide: readonly Align[] = ['centre', 'left', 'right'];

/** An area's title is inside its upper border, or on it where there is no room. */
function areaLine(zoom: number): number {
  const title = 33 * zoom;
  return title >= LINE ? (title - LINE) / 2 : -LINE;
}

/** The lines where a name may be, from the top of its box: its title, below it, above and below the box. */
function linesOf(height: number, zoom: number, areAllTried: boolean): readonly number[] {
  if (height < LINE) return [(height - LINE) / 2, -LINE, height];
  const title = Math.max(0, (boxMeasures.header * zoom - LINE) / 2);
  if (!areAllTried) return [title, -LINE, height];
  const lines = [title];
  for (let down = title + LINE; down + LINE <= height && lines.length < MOST_LINES; down += LINE)
    lines.push(down);
  return [...lines, -LINE, height];
}

const MOST_LINES = 4;

const grow = ({ x, y, width, height }: Box): Box => ({
  x: x - WIDE_GAP.x,
  y: y - WIDE_GAP.y,
  width: width + 2 * WIDE_GAP.x,
  height: height + 2 * WIDE_GAP.y,
});

const scale = ({ x, y, width, height }: Box, zoom: number): Box => ({
  x: x * zoom,
  y: y * zoom,
  width: width * zoom,
  height: height * zoom,
});

function boundsOfName(placed: Pick<PlacedName, 'align' | 'across' | 'down'>, box: Box): Box {
  return {
    x: leftOf(placed, box.x, box.width),
    y: box.y + placed.down,
    width: placed.across + GAP,
    height: LINE,
  };
}

/** The places that are taken. */
interface Taken {
  add(box: Box): void;
  /**
   * The area that a box shares with those that are taken, in square pixels.
   *
   * @param most the search ends once the area is larger
   */
  sharedWith(box: Box, most: number): number;
}

const CELL = 64;
/** More cells in a row than a canvas has. */
const STRIDE = 1 << 20;

/** A grid of cells, so that a box is compared with its neighbours only. */
function createTaken(): Taken {
  const cells = new Map<number, Box[]>();
  const cellOf = (position: number): number => Math.floor(position / CELL);
  return {
    add(box) {
      for (let across = cellOf(box.x); across <= cellOf(box.x + box.width); across += 1) {
        for (let down = cellOf(box.y); down <= cellOf(box.y + box.height); down += 1) {
          const key = down * STRIDE + across;
          const cell = cells.get(key);
          if (cell === undefined) cells.set(key, [box]);
          else cell.push(box);
        }
      }
    },
    sharedWith(box, most) {
      let shared = 0;
      const [right, bottom] = [cellOf(box.x + box.width), cellOf(box.y + box.height)];
      for (let across = cellOf(box.x); across <= right; across += 1) {
        for (let down = cellOf(box.y); down <= bottom; down += 1) {
          // A box in several cells counts several times, which only matters for the comparison of overlaps.
          for (const other of cells.get(down * STRIDE + across) ?? none) {
            if (overlaps(box, other)) shared += sharedArea(box, other);
            if (shared > most) return shared;
          }
        }
      }
      return shared;
    },
  };
}

const none: readonly Box[] = [];
