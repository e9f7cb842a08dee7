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
const ROOMS = [150, 84] as const;
/** Where every name must be shown. */
const LEAST_ROOM = 52;

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

function findRoom(
  each: NamedBox,
  box: Box,
  taken: Taken,
  { zoom, shortenTo, isEveryShown }: PlacingOptions,
): PlacedName | null {
  const { id, kind, name, markWidth = 0 } = each;
  const positions = kind === 'area' ? [areaLine(zoom)] : linesOf(box.height, zoom);
  const inner = box.width - 2 * INSET - markWidth;
  const rooms = [...ROOMS, ...(isEveryShown ? [LEAST_ROOM] : [])].map((room) => Math.max(room, inner));
  let last = '';
  let best: PlacedName | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const room of rooms) {
    const { text, width } = shortenTo(name, room);
    if (text === last) continue;
    last = text;
    const across = width + markWidth;
    for (const down of positions) {
      for (const align of alignments(kind, across, box.width)) {
        const placed = { id, kind, text, width, across, isWhole: text === name, align, down };
        const shared = taken.sharedWith(boundsOfName(placed, box));
        if (shared === 0) return placed;
        if (shared > least) continue;
        least = shared;
        best = placed;
      }
    }
  }
  return isEveryShown ? best : null;
}

function alignments(kind: NamedBox['kind'], across: number, width: number): readonly Align[] {
  if (kind === 'area' || across + 2 * INSET <= width) return ['left'];
  return ['centre', 'left', 'right'];
}

/** An area's title is inside its upper border, or on it where there is no room. */
function areaLine(zoom: number): number {
  const title = 33 * zoom;
  return title >= LINE ? (title - LINE) / 2 : -LINE;
}

/** The lines where a name may be, from the top of its box: its title, below it, above and below the box. */
function linesOf(height: number, zoom: number): readonly number[] {
  if (height < LINE) return [(height - LINE) / 2, -LINE, height];
  const title = Math.max(0, (boxMeasures.header * zoom - LINE) / 2);
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
  /** The area that a box shares with those that are taken, in square pixels. */
  sharedWith(box: Box): number;
}

const CELL = 64;

/** A grid of cells, so that a box is compared with its neighbours only. */
function createTaken(): Taken {
  const cells = new Map<string, Box[]>();
  const keysOf = ({ x, y, width, height }: Box): string[] => {
    const keys: string[] = [];
    for (let across = Math.floor(x / CELL); across <= Math.floor((x + width) / CELL); across += 1) {
      for (let down = Math.floor(y / CELL); down <= Math.floor((y + height) / CELL); down += 1)
        keys.push(`${across} ${down}`);
    }
    return keys;
  };
  return {
    add(box) {
      for (const key of keysOf(box)) {
        const cell = cells.get(key);
        if (cell === undefined) cells.set(key, [box]);
        else cell.push(box);
      }
    },
    sharedWith(box) {
      const near = new Set<Box>();
      for (const key of keysOf(box))
        for (const other of cells.get(key) ?? []) if (overlaps(box, other)) near.add(other);
      let shared = 0;
      for (const other of near) shared += sharedArea(box, other);
      return shared;
    },
  };
}
