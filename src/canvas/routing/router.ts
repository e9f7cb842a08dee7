import { growRect, isSameRect, type Rect } from '../../lib/geometry.ts';
import type { Route } from '../route.ts';
import type { EdgeRequest } from './ends.ts';
import { createTouchTest } from './footprint.ts';
import { routePlainly } from './plainRoute.ts';
import {
  findLabelPlaces,
  findPath,
  isSameRequest,
  newRoutedEdge,
  type RoutedEdge,
  rankOf,
  removeFromCanvas,
  toRoute,
} from './routedEdge.ts';
import { settle } from './settle.ts';
import { createSpace, MAX_MARGIN, type Obstacle, type Rank, type Space } from './space.ts';

/** The boxes and edges of one frame. */
interface Picture {
  readonly boxes: readonly Obstacle[];
  readonly edges: readonly EdgeRequest[];
  /**
   * Whether boxes are being dragged: only their own edges change then. The
   * others settle with the next picture in which nothing moves.
   */
  readonly isMoving: boolean;
  /** Called between two edges; routing pauses when it returns false. Without it, everything is settled at once. */
  readonly hasTime?: HasTime;
}

export type HasTime = () => boolean;

/** Up to this many edges get a provisional route when time has run out. */
const FEW = 60;
/** With more edges than this, none can be followed by eye, and to find free paths for all of them would take minutes. */
export const MOST_ROUTED = 10_000;
/** A step of a drag finds free paths for at most this many edges; with more, all are plain until the drop. */
export const MOST_FOLLOWED = 250;

/** Routes edges around boxes, and reuses routes from picture to picture. */
export interface Router {
  /**
   * The routes in the order of the edges; an unchanged route is the same
   * object. undefined for an edge that there was no time to route.
   */
  route(picture: Picture): readonly (Route | undefined)[];
  /**
   * The next picture of a drag, in which only the given boxes have moved and
   * only the given edges change.
   *
   * @param edges the edges of the moved boxes
   * @returns the routes of these edges
   */
  move(boxes: readonly Obstacle[], edges: readonly EdgeRequest[]): readonly (Route | undefined)[];
  /** Whether the routes depend on the current picture only. */
  isSettled(): boolean;
  /** Continues where time ran out; returns whether everything is settled now. */
  settleMore(hasTime: HasTime): boolean;
}

const always: HasTime = () => true;

/**
 * Creates a router. Once nothing moves, the routes depend on the picture only,
 * not on its history: each edge takes into account all boxes, and the edges
 * that are shorter than itself. More than `MOST_ROUTED` edges are drawn plainly,
 * through boxes and each other.
 *
 * @param space an empty canvas
 */
export function createRouter(space: Space = createSpace()): Router {
  const routedEdges = new Map<string, RoutedEdge>();
  const boxes = new Map<string, Obstacle>();
  /** The regions that have changed since everything was settled. */
  let changed: Rect[] = [];
  const movingBoxes = new Set<string>();
  let isSettled = true;
  /** Whether there are too many edges to find free paths for them. */
  let isPlain = false;
  let run: Generator<void> | null = null;

  function updateBox(box: Obstacle): void {
    const before = boxes.get(box.id);
    if (before === box || (before !== undefined && isSameRect(before, box))) return;
    if (before !== undefined) changed.push(growRect(before, MAX_MARGIN));
    changed.push(growRect(box, MAX_MARGIN));
    movingBoxes.add(box.id);
    boxes.set(box.id, box);
    space.setObstacle(box);
  }

  function updateBoxes(now: readonly Obstacle[]): void {
    for (const box of now) updateBox(box);
    if (now.length === boxes.size) return;
    const kept = new Set(now.map(({ id }) => id));
    for (const [id, box] of boxes) {
      if (kept.has(id)) continue;
      changed.push(growRect(box, MAX_MARGIN));
      boxes.delete(id);
      space.removeObstacle(id);
    }
  }

  /** Removes an edge that others may have taken into account. */
  function forget(routed: RoutedEdge): void {
    changed.push(...routed.tracks);
    changed.push(...routed.labels);
    removeFromCanvas(space, routed);
  }

  /** Stores the requests; while boxes move, only those of their own edges and of new edges. Returns the edges to route. */
  function updateRequests(edges: readonly EdgeRequest[], isMoving: boolean): RoutedEdge[] {
    const due: RoutedEdge[] = [];
    for (const request of edges) {
      const known = routedEdges.get(request.id);
      const isOwn = movingBoxes.has(request.source.id) || movingBoxes.has(request.target.id);
      if (known && isMoving && !isOwn) continue;
      const routed = known ?? newRoutedEdge(request);
      if (known) updateRequest(known, request);
      else routedEdges.set(request.id, routed);
      if (routed.isPathDue || routed.isProvisional || isMoving) due.push(routed);
    }
    return due;
  }

  function updateRequest(routed: RoutedEdge, request: EdgeRequest): void {
    if (routed.request !== request && !isSameRequest(routed.request, request)) {
      const rank = rankOf(request);
      // Other edges took it into account at its earlier rank.
      if (rank.length !== routed.rank.length) forget(routed);
      routed.isPathDue = true;
      routed.isLabelDue = true;
      routed.rank = rank;
    }
    routed.request = request;
  }

  function forgetRemoved(edges: readonly EdgeRequest[]): void {
    if (edges.length === routedEdges.size) return;
    const kept = new Set(edges.map(({ id }) => id));
    for (const [id, routed] of routedEdges) {
      if (kept.has(id)) continue;
      forget(routed);
      routedEdges.delete(id);
    }
  }

  function setPlain(wanted: boolean): void {
    if (isPlain === wanted) return;
    isPlain = wanted;
    for (const routed of routedEdges.values()) {
      routed.isPathDue = true;
      // What a plain edge has is not on the canvas yet.
      routed.isProvisional = true;
    }
  }

  function* settlePlainly(): Generator<void> {
    for (const routed of routedEdges.values()) {
      if (!routed.isPathDue && !routed.isProvisional) continue;
      routePlainly(space, routed);
      routed.isProvisional = false;
      yield;
    }
    changed = [];
    movingBoxes.clear();
  }

  function* settleAll(): Generator<void> {
    const touchesPath = createTouchTest(changed);
    yield* settle(
      routedEdges.values(),
      (routed) => routed.isPathDue || routed.isProvisional || touchesPath(routed.pathFootprint),
      (routed) => routed.pathFootprint,
      (routed) => {
        const moved = findPath(space, routed, routed.rank);
        changed.push(...moved);
        return moved;
      },
    );
    const touchesLabel = createTouchTest(changed);
    yield* settle(
      routedEdges.values(),
      (routed) => routed.isLabelDue || routed.isProvisional || touchesLabel(routed.labelFootprint),
      (routed) => routed.labelFootprint,
      (routed) => {
        const moved = findLabelPlaces(space, routed, routed.rank);
        routed.isProvisional = false;
        return moved;
      },
    );
    changed = [];
    movingBoxes.clear();
  }

  function settleMore(hasTime: HasTime): boolean {
    run ??= isPlain ? settlePlainly() : settleAll();
    while (!isSettled && hasTime()) {
      if (run.next().done === true) isSettled = true;
    }
    if (isSettled) run = null;
    return isSettled;
  }

  /** Keeps the results so far, and determines again what is due. */
  function restart(): void {
    run = null;
    isSettled = false;
  }

  function routeProvisionally(due: readonly RoutedEdge[]): void {
    for (const routed of due) {
      if (routed.isProvisional) removeFromCanvas(space, routed);
      else forget(routed);
      routed.isProvisional = true;
    }
    if (isPlain || due.length > MOST_FOLLOWED) {
      for (const routed of due) routePlainly(space, routed);
      return;
    }
    const late = (routed: RoutedEdge): Rank => ({ length: Infinity, id: routed.rank.id });
    for (const routed of due) findPath(space, routed, late(routed));
    for (const routed of due) findLabelPlaces(space, routed, late(routed));
  }

  /** The last complete route while a new one is not complete yet. */
  function routeOf(id: string): Route | undefined {
    const routed = routedEdges.get(id);
    if (routed === undefined) throw new Error(`The edge ${id} was not routed.`);
    const isComplete = routed.labels.length > 0 && !routed.isPathDue && !routed.isLabelDue;
    if (isComplete) {
      routed.route ??= toRoute(routed);
      routed.shown = routed.route;
    }
    return routed.shown;
  }

  function followMoved(due: readonly RoutedEdge[]): void {
    if (due.length > 0) restart();
    routeProvisionally(due);
  }

  return {
    route(picture) {
      updateBoxes(picture.boxes);
      setPlain(picture.edges.length > MOST_ROUTED);
      const due = updateRequests(picture.edges, picture.isMoving);
      forgetRemoved(picture.edges);
      if (picture.isMoving) {
        followMoved(due);
      } else if (due.length > 0 || changed.length > 0) {
        restart();
        const isDone = settleMore(picture.hasTime ?? always);
        if (!isDone && due.length <= FEW) {
          restart();
          routeProvisionally(due.filter(({ isPathDue }) => isPathDue));
        }
      }
      return picture.edges.map(({ id }) => routeOf(id));
    },
    move(moved, edges) {
      for (const box of moved) updateBox(box);
      followMoved(updateRequests(edges, true));
      return edges.map(({ id }) => routeOf(id));
    },
    isSettled: () => isSettled,
    settleMore,
  };
}
