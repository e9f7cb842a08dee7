import { boxMeasures, type Position } from '../../model/index.ts';
import type { AreaNode, CanvasNode, ModelNode, NoteNode, RelationEdge } from '../flow.ts';
import type { Ink } from './ink.ts';

/** The contents of the overview, with the viewport. Sizes in CSS pixels. */
export interface Scene {
  readonly areas: readonly AreaNode[];
  readonly notes: readonly NoteNode[];
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly RelationEdge[];
  /** The origin of the canvas on the screen, and the zoom. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  readonly ink: Ink;
}

/** The part of `CanvasRenderingContext2D` that is used. */
export type Brush = Pick<CanvasRenderingContext2D, 'clearRect' | 'fillRect' | 'fillStyle' | 'globalAlpha'>;

/** Below these sizes, in pixels, a header or a dot would only be noise. */
const LEAST_HEADER = 22;
const LEAST_DOT = 14;

const DIMMED = 0.25;
/** Below this zoom edges are close together and are painted fainter, so that boxes stand out. */
const VERY_FAR = 0.16;
const QUIET = 0.5;

/**
 * Paints boxes and edges; `names` paints the names over them. Rectangles only, the fastest shape without a
 * GPU: a thousand models fit in a frame.
 */
export function paint(brush: Brush, scene: Scene): void {
  brush.clearRect(0, 0, scene.width, scene.height);
  for (const area of scene.areas) paintArea(brush, scene, area);
  for (const edge of scene.edges) if (edge.selected !== true) paintEdge(brush, scene, edge);
  for (const edge of scene.edges) if (edge.selected === true) paintEdge(brush, scene, edge);
  for (const node of scene.nodes) paintBox(brush, scene, node);
  for (const note of scene.notes) paintNote(brush, scene, note);
  brush.globalAlpha = 1;
}

/** The rectangle of a node on the screen; null out of view. */
function visibleRect({ x, y, zoom, width, height }: Scene, node: CanvasNode) {
  const left = Math.round(node.position.x * zoom + x);
  const top = Math.round(node.position.y * zoom + y);
  const across = Math.max(2, Math.round((node.width ?? 0) * zoom));
  const down = Math.max(2, Math.round((node.height ?? 0) * zoom));
  const isSeen = left <= width && top <= height && left + across >= 0 && top + down >= 0;
  return isSeen ? { left, top, across, down } : null;
}

function paintArea(brush: Brush, scene: Scene, node: AreaNode): void {
  const place = visibleRect(scene, node);
  if (place === null) return;
  const { left, top, across, down } = place;
  const isSelected = node.selected === true;
  brush.fillStyle = isSelected ? scene.ink.accent : scene.ink.areas[node.data.area.colour];
  brush.globalAlpha = isSelected ? 0.3 : 0.12;
  brush.fillRect(left, top, across, down);
}

function paintNote(brush: Brush, scene: Scene, node: NoteNode): void {
  const { ink } = scene;
  const place = visibleRect(scene, node);
  if (place === null) return;
  const { left, top, across, down } = place;
  brush.globalAlpha = 1;
  brush.fillStyle = node.selected === true ? ink.accent : ink.noteLine;
  brush.fillRect(left, top, across, down);
  brush.fillStyle = ink.note;
  brush.fillRect(left + 1, top + 1, across - 2, down - 2);
}

function paintEdge(brush: Brush, { x, y, zoom, width, height, ink }: Scene, edge: RelationEdge): void {
  if (edge.data === undefined) return;
  const { route, isDimmed } = edge.data;
  const isSelected = edge.selected === true;
  const thickness = isSelected ? 2 : 1;
  brush.fillStyle = isSelected ? ink.accent : ink.edge;
  brush.globalAlpha = isDimmed ? DIMMED : zoom < VERY_FAR && !isSelected ? QUIET : 1;
  let from: Position | undefined;
  for (const to of route.points) {
    if (from !== undefined) {
      const left = Math.round(Math.min(from.x, to.x) * zoom + x);
      const top = Math.round(Math.min(from.y, to.y) * zoom + y);
      const across = Math.round(Math.abs(to.x - from.x) * zoom) + thickness;
      const down = Math.round(Math.abs(to.y - from.y) * zoom) + thickness;
      const isSeen = left < width && top < height && left + across > 0 && top + down > 0;
      if (isSeen) brush.fillRect(left, top, across, down);
    }
    from = to;
  }
}

function paintBox(brush: Brush, scene: Scene, node: ModelNode): void {
  const { x, y, zoom, ink } = scene;
  const left = Math.round(node.position.x * zoom + x);
  const top = Math.round(node.position.y * zoom + y);
  const width = Math.max(2, Math.round((node.width ?? 0) * zoom));
  const height = Math.max(2, Math.round((node.height ?? 0) * zoom));
  if (left > scene.width || top > scene.height || left + width < 0 || top + height < 0) return;
  const { problems, isDimmed } = node.data;
  const border = node.selected === true ? 2 : 1;
  brush.globalAlpha = isDimmed ? DIMMED : 1;
  brush.fillStyle = node.selected === true ? ink.accent : ink.border;
  brush.fillRect(left, top, width, height);
  brush.fillStyle = ink.surface;
  brush.fillRect(left + border, top + border, width - 2 * border, height - 2 * border);
  if (height >= LEAST_HEADER) {
    brush.fillStyle = ink.header;
    brush.fillRect(left + border, top + border, width - 2 * border, Math.round(boxMeasures.header * zoom));
  }
  if (problems.count > 0 && width >= LEAST_DOT) {
    brush.fillStyle = problems.isError ? ink.error : ink.warning;
    brush.fillRect(left + width - 6, top + 2, 4, 4);
  }
}
