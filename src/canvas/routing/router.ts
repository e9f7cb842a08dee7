import { growRect, isSameRect, type Rect } from '../../lib/geometry.ts';
import type { Route } from '../route.ts';
import type { EdgeWish } from './ends.ts';
import { sawAny } from './looks.ts';
import { settle } from './settle.ts';
import { createSpace, MAX_MARGIN, type Obstacle, type Rank } from './space.ts';
import {
  findLabelPlace,
  findWay,
  isSameWish,
  lift,
  newTrace,
  rankOf,
  type Traced,
  toRoute,
} from './trace.ts';

/** What is to be drawn. */
export interface Picture {
  readonly boxes: readonly Obstacle[];
  readonly edges: readonly EdgeWish[];
  /**
   * Whether boxes are being moved: only their own edges change meanwhile, the
   * others settle with the next picture in which nothing moves.
   */
  readonly isMoving: boolean;
  /** Asked between two edges whether to go on; without it everything is settled at once. */
  readonly hasTime?: HasTime;
}

export type HasTime = () => boolean;

/** As many edges are drawn for the time being when there was no time to settle all. */
const FEW = 60;

/** Finds the ways of edges round boxes and remembers them from picture to picture. */
export interface Router {
  /**
   * The routes in the order of the edges; one that is as it was is the same
   * object. undefined for an edge whose way there was no time to find.
   */
  route(picture: Picture): readonly (Route | undefined)[];
  /**
   * The next picture of a drag, told by what moved: all other boxes stand where
   * they stood, and all other edges stay as they are.
   *
   * @param edges those of the moved boxes
   * @returns the routes of these edges
   */
  move(boxes: readonly Obstacle[], edges: readonly EdgeWish[]): readonly (Route | undefined)[];
  /** Whether the routes are those that follow from the picture alone. */
  isSettled(): boolean;
  /** Goes on where there was no time; gives back whether everything is settled now. */
  settleMore(hasTime: HasTime): boolean;
}

const always: HasTime = () => true;

/**
 * Makes a router. Once nothing moves, the routes follow from the picture alone,
 * whatever was drawn before: each edge looks at the boxes and at the edges that
 * come before it in the order of their length.
 */
export function createRouter(): Router {
  const space = createSpace();
  const traces = new Map<string, Traced>();
  const boxes = new Map<string, Obstacle>();
  /** What changed since everything was settled. */
  let changed: Rect[] = [];
  const restless = new Set<string>();
  let isSettled = true;
  let settling: Generator<void> | null = null;

  function takeBox(box: Obstacle): void {
    const before = boxes.get(box.id);
    if (before === box || (before !== undefined && isSameRect(before, box))) return;
    if (before !== undefined) changed.push(growRect(before, MAX_MARGIN));
    changed.push(growRect(box, MAX_MARGIN));
    restless.add(box.id);
    boxes.set(box.id, box);
    space.setObstacle(box);
  }

  function takeBoxes(now: readonly Obstacle[]): void {
    for (const box of now) takeBox(box);
    if (now.length === boxes.size) return;
    const kept = new Set(now.map(({ id }) => id));
    for (const [id, box] of boxes) {
      if (kept.has(id)) continue;
      changed.push(growRect(box, MAX_MARGIN));
      boxes.delete(id);
      space.removeObstacle(id);
    }
  }

  /** Lifts an edge that others looked at. */
  function forget(trace: Traced): void {
    changed.push(...trace.tracks);
    if (trace.label) changed.push(trace.label);
    lift(space, trace);
  }

  /** Takes the wishes over; while boxes move, only those of their own edges and of new ones. */
  function takeWishes(edges: readonly EdgeWish[], isMoving: boolean): Traced[] {
    const due: Traced[] = [];
    for (const wish of edges) {
      const known = traces.get(wish.id);
      const isOwn = restless.has(wish.source.id) || restless.has(wish.target.id);
      if (known && isMoving && !isOwn) continue;
      const trace = known ?? newTrace(wish);
      if (known) takeWish(known, wish);
      else traces.set(wish.id, trace);
      if (trace.isWayDue || trace.isProvisional || isMoving) due.push(trace);
    }
    return due;
  }

  function takeWish(trace: Traced, wish: EdgeWish): void {
    if (trace.wish !== wish && !isSameWish(trace.wish, wish)) {
      const rank = rankOf(wish);
      // Others looked at it as one of another rank.
      if (rank.length !== trace.rank.length) forget(trace);
      trace.isWayDue = true;
      trace.isLabelDue = true;
      trace.rank = rank;
    }
    trace.wish = wish;
  }

  function forgetOthers(edges: readonly EdgeWish[]): void {
    if (edges.length === traces.size) return;
    const kept = new Set(edges.map(({ id }) => id));
    for (const [id, trace] of traces) {
      if (kept.has(id)) continue;
      forget(trace);
      traces.delete(id);
    }
  }

  function* settleAll(): Generator<void> {
    yield* settle(
      traces.values(),
      (trace) => trace.isWayDue || trace.isProvisional || sawAny(trace.wayLooks, changed),
      (trace) => trace.wayLooks,
      (trace) => {
        const moved = findWay(space, trace, trace.rank);
        changed.push(...moved);
        return moved;
      },
    );
    yield* settle(
      traces.values(),
      (trace) => trace.isLabelDue || trace.isProvisional || sawAny(trace.labelLooks, changed),
      (trace) => trace.labelLooks,
      (trace) => {
        const moved = findLabelPlace(space, trace, trace.rank);
        trace.isProvisional = false;
        return moved;
      },
    );
    changed = [];
    restless.clear();
  }

  function settleMore(hasTime: HasTime): boolean {
    settling ??= settleAll();
    while (!isSettled && hasTime()) {
      if (settling.next().done === true) isSettled = true;
    }
    if (isSettled) settling = null;
    return isSettled;
  }

  /** What was worked out so far stays; what is due now decides what comes next. */
  function startAgain(): void {
    settling = null;
    isSettled = false;
  }

  function routeProvisionally(due: readonly Traced[]): void {
    for (const trace of due) {
      if (trace.isProvisional) lift(space, trace);
      else forget(trace);
      trace.isProvisional = true;
    }
    const late = (trace: Traced): Rank => ({ length: Infinity, id: trace.rank.id });
    for (const trace of due) findWay(space, trace, late(trace));
    for (const trace of due) findLabelPlace(space, trace, late(trace));
  }

  /** The last whole route while a new one is not whole yet. */
  function routeOf(id: string): Route | undefined {
    const trace = traces.get(id);
    if (trace === undefined) throw new Error(`no way was found for ${id}`);
    const isWhole = trace.label !== null && !trace.isWayDue && !trace.isLabelDue;
    if (isWhole) {
      trace.route ??= toRoute(trace);
      trace.shown = trace.route;
    }
    return trace.shown;
  }

  function followMoved(due: readonly Traced[]): void {
    if (due.length > 0) startAgain();
    routeProvisionally(due);
  }

  return {
    route(picture) {
      takeBoxes(picture.boxes);
      const due = takeWishes(picture.edges, picture.isMoving);
      forgetOthers(picture.edges);
      if (picture.isMoving) {
        followMoved(due);
      } else if (due.length > 0 || changed.length > 0) {
        startAgain();
        const isDone = settleMore(picture.hasTime ?? always);
        if (!isDone && due.length <= FEW) {
          startAgain();
          routeProvisionally(due.filter(({ isWayDue }) => isWayDue));
        }
      }
      return picture.edges.map(({ id }) => routeOf(id));
    },
    move(moved, edges) {
      for (const box of moved) takeBox(box);
      followMoved(takeWishes(edges, true));
      return edges.map(({ id }) => routeOf(id));
    },
    isSettled: () => isSettled,
    settleMore,
  };
}
