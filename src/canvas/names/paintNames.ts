import { type Box, contains } from '../../lib/geometry.ts';
import { shorten } from '../../lib/shorten.ts';
import type { AreaNode, CanvasNode, Flow, ModelNode } from '../flow.ts';
import { boxOfNode } from '../flow.ts';
import type { PaintedView } from '../overview/painter.ts';
import type { FindNamed } from './namedAt.ts';
import { LINE, leftOf, type MeasuredText, type NamedBox, type PlacedName, placeNames } from './placeNames.ts';

/** The size of painted names on the screen, at any zoom. */
export const NAME_SIZE = 12;
/** Up to this many models, every name is shown. */
const EVERY = 60;
/** Names are placed again when the zoom has changed by this factor. */
const ZOOM_STEP = 1.04;
/** At most this many placements of the same content are kept, because a zoom goes there and back. */
const MOST_PLACEMENTS = 16;

/** The mark of a model with problems, in screen pixels. */
const DOT = 6;
const DOT_SPACE = 10;
const DIMMED = 0.3;
const CHIP = 0.86;

/** The least space between a name and the border of the view, in screen pixels. */
const EDGE = 3;

const LONGEST = 80;

/** What the names depend on. */
export interface NamesContent extends Pick<Flow, 'nodes' | 'areas' | 'edges'> {
  /** The model or area whose name is a field at the moment. */
  readonly edited: string | null;
}

/** What the painter uses of a 2D context. */
export type NamesBrush = Pick<
  CanvasRenderingContext2D,
  'clearRect' | 'fillRect' | 'fillStyle' | 'fillText' | 'font' | 'globalAlpha' | 'textBaseline'
> & { measureText(text: string): { readonly width: number } };

/** Places the names of a flow and paints them. */
export interface NamesPainter {
  paint(brush: NamesBrush, view: PaintedView, content: NamesContent): void;
  /** The whole names that are shown, by the ids of their models and areas. */
  wholeNames(): ReadonlySet<string>;
  /** Returns the model whose name was painted at a point; null where no name is, or that of an area. */
  modelAt: FindNamed;
}

interface Placement {
  readonly names: readonly (PlacedName & { readonly node: AreaNode | ModelNode })[];
  /** The ids of those that are whole. */
  readonly whole: ReadonlySet<string>;
}

/** Kept while no names are painted: measuring them all again would take longer than a frame. */
const measure = createMeasure();

export function createNamesPainter(): NamesPainter {
  let painted: { readonly content: NamesContent; readonly font: string } | null = null;
  let boxes: readonly NamedBox[] = [];
  let byId: ReadonlyMap<string, AreaNode | ModelNode> = new Map();
  let isEveryShown = true;
  /** By the step of the zoom. */
  const placements = new Map<number, Placement>();
  let shown: Placement = { names: [], whole: new Set() };
  let seen: PaintedView | null = null;

  const placeAt = (step: number, brush: NamesBrush): Placement => {
    const names = placeNames(boxes, {
      // Rounded down: boxes that are a little further apart have room, too.
      zoom: ZOOM_STEP ** step,
      shortenTo: (name, room) => measure.shortenTo(brush, name, room),
      isEveryShown,
    });
    return {
      names: names.flatMap((name) => {
        const node = byId.get(name.id);
        return node === undefined ? [] : [{ ...name, node }];
      }),
      whole: new Set(names.filter(({ isWhole }) => isWhole).map(({ id }) => id)),
    };
  };

  const placementAt = (zoom: number, brush: NamesBrush): Placement => {
    const step = Math.floor(Math.log(zoom) / Math.log(ZOOM_STEP));
    const known = placements.get(step);
    if (known !== undefined) return known;
    if (placements.size >= MOST_PLACEMENTS) placements.clear();
    const placement = placeAt(step, brush);
    placements.set(step, placement);
    return placement;
  };

  const prepare = (content: NamesContent, font: string): void => {
    if (painted?.content === content && painted.font === font) return;
    placements.clear();
    if (painted?.content !== content) {
      boxes = toNamedBoxes(content);
      isEveryShown = content.nodes.length <= EVERY;
      byId = new Map([...content.areas, ...content.nodes].map((node) => [node.id, node]));
    }
    painted = { content, font };
  };

  return {
    paint(brush, view, content) {
      brush.clearRect(0, 0, view.width, view.height);
      const font = `600 ${NAME_SIZE}px ${view.ink.font}`;
      brush.font = font;
      brush.textBaseline = 'middle';
      measure.setFont(font);
      prepare(content, font);
      shown = placementAt(view.zoom, brush);
      seen = view;
      // The most important ones are painted last, over others.
      for (const each of shown.names.toReversed()) paintName(brush, view, each, each.node);
      brush.globalAlpha = 1;
    },
    wholeNames: () => shown.whole,
    modelAt(x, y) {
      const view = seen;
      if (view === null) return null;
      // The first are on top.
      const found = shown.names.find((name) => contains(chipOf(view, name, name.node), { x, y }));
      return found?.kind === 'model' ? found.id : null;
    },
  };
}

/** Areas first, then models: selected ones, those that are not dimmed, then by the number of their relations. */
function toNamedBoxes({ nodes, areas, edges, edited }: NamesContent): readonly NamedBox[] {
  const degrees = new Map<string, number>();
  for (const { source, target } of edges)
    for (const id of [source, target]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const rankOf = (node: ModelNode): number =>
    (node.selected === true ? 2e9 : 0) + (node.data.isDimmed ? 0 : 1e9) + (degrees.get(node.id) ?? 0);
  const ranked = nodes.map((node) => ({ node, rank: rankOf(node) }));
  ranked.sort((one, other) => other.rank - one.rank);
  const named = [
    ...areas.map(
      (node): NamedBox => ({
        id: node.id,
        kind: 'area',
        name: drawnName(node.data.area.name),
        box: boxOfNode(node),
      }),
    ),
    ...ranked.map(
      ({ node }): NamedBox => ({
        id: node.id,
        kind: 'model',
        name: drawnName(node.data.entry.definition.name),
        box: boxOfNode(node),
        markWidth: node.data.problems.count > 0 ? DOT_SPACE : 0,
      }),
    ),
  ];
  return named.filter(({ id, name }) => id !== edited && name !== '');
}

/** Shortened, because measuring goes letter by letter; no box has room for more. */
const drawnName = (name: string): string => shorten(name.trim(), LONGEST);

/** The bounds of a painted name on the screen. */
function chipOf(
  { x, y, zoom, width }: PaintedView,
  placed: PlacedName,
  { position, width: wide = 0 }: CanvasNode,
): Box {
  const [boxLeft, boxWidth] = [position.x * zoom + x, wide * zoom];
  let left = Math.round(leftOf(placed, boxLeft, boxWidth));
  // The name of a box that is in view is in view as a whole.
  if (boxLeft >= 0 && boxLeft + boxWidth <= width)
    left = Math.max(EDGE, Math.min(left, Math.floor(width - EDGE - placed.across)));
  const top = Math.round(position.y * zoom + y + placed.down);
  return { x: left - 2, y: top, width: placed.across + 4, height: LINE };
}

function paintName(brush: NamesBrush, view: PaintedView, placed: PlacedName, node: CanvasNode): void {
  const { width, height, ink } = view;
  const chip = chipOf(view, placed, node);
  const top = chip.y;
  let left = chip.x + 2;
  if (left > width || top > height || left + placed.across < 0 || top + LINE < 0) return;
  const isSelected = node.selected === true;
  const isDimmed = node.type === 'model' && node.data.isDimmed;
  brush.globalAlpha = (isDimmed ? DIMMED : 1) * CHIP;
  brush.fillStyle = ink.surface;
  brush.fillRect(chip.x, top, chip.width, LINE);
  if (node.type === 'area') {
    brush.globalAlpha = 0.25;
    brush.fillStyle = ink.areas[node.data.area.colour];
    brush.fillRect(chip.x, top, chip.width, LINE);
  }
  brush.globalAlpha = isDimmed ? DIMMED : 1;
  if (node.type === 'model' && node.data.problems.count > 0) {
    brush.fillStyle = node.data.problems.isError ? ink.error : ink.warning;
    brush.fillRect(left, top + (LINE - DOT) / 2, DOT, DOT);
    left += DOT_SPACE;
  }
  brush.fillStyle = isSelected ? ink.accent : ink.text;
  brush.fillText(placed.text, left, top + LINE / 2 + 0.5);
}

interface Measure {
  setFont(font: string): void;
  shortenTo(brush: NamesBrush, name: string, room: number): MeasuredText;
}

const MOST_MEASURED = 20_000;

/** Measures texts and shortens them to a width; remembers what it measured. */
function createMeasure(): Measure {
  const widths = new Map<string, number>();
  let current = '';
  const widthOf = (brush: NamesBrush, text: string): number => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    if (widths.size >= MOST_MEASURED) widths.clear();
    const { width } = brush.measureText(text);
    widths.set(text, width);
    return width;
  };
  return {
    setFont(font) {
      if (font !== current) widths.clear();
      current = font;
    },
    shortenTo(brush, name, room) {
      const width = widthOf(brush, name);
      if (width <= room) return { text: name, width };
      // Estimated from the whole, so that few texts are measured.
      let letters = Math.max(1, Math.floor((name.length * room) / width));
      const shortened = (): string => `${name.slice(0, letters)}…`;
      while (letters > 1 && widthOf(brush, shortened()) > room) letters -= 1;
      return { text: shortened(), width: widthOf(brush, shortened()) };
    },
  };
}
