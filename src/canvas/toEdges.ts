import { isSameRelation } from '../editor/index.ts';
import { isSameRect } from '../lib/geometry.ts';
import { addTo } from '../lib/groups.ts';
import { runAtOnce } from '../lib/slices.ts';
import type { ModelId } from '../model/index.ts';
import { describeRelation } from './describeRelation.ts';
import {
  type DrawnSide,
  drawingsInSteps,
  type EdgeScene,
  isSameSide,
  keepDrawing,
  type LabelledDrawing,
} from './edgeDrawings.ts';
import type { EdgeSide, EdgeSides, ModelNode, RelationEdge } from './flow.ts';
import type { Route } from './route.ts';
import type { EdgeRequest } from './routing/ends.ts';
import { createRouter, type HasTime, type Router } from './routing/router.ts';
import { edgeRequestsInSteps, obstacleOf, toEdgeRequests } from './routing/toEdgeRequests.ts';

/** How edges are routed. */
interface Routing {
  /** Whether boxes are being dragged: then only their own edges are routed. */
  readonly isMoving: boolean;
  /** Whether there is time for another edge. Without it, all edges are settled. */
  readonly hasTime?: HasTime | undefined;
}

/** What the next call reuses. Each result is reused once. */
interface Memory {
  readonly router: Router;
  readonly scene: EdgeScene;
  readonly nodes: readonly ModelNode[];
  readonly drawings: readonly LabelledDrawing[];
  /** Where the edges of all drawings end; null after a step of a drag. */
  readonly requests: readonly EdgeRequest[] | null;
  readonly isMoving: boolean;
  /** In a drag, the same from step to step; null before its second step. */
  readonly edgesOf: EdgesByModel | null;
}

const memories = new WeakMap<readonly RelationEdge[], Memory>();

/** Relations as edges that are routed around the boxes. An unchanged edge keeps its object. */
export function toEdges(
  scene: EdgeScene,
  nodes: readonly ModelNode[],
  routing: Routing,
  previous: readonly RelationEdge[],
): RelationEdge[] {
  const memory = memories.get(previous);
  memories.delete(previous);
  const router = memory?.router ?? createRouter();
  const { isMoving } = routing;
  const next =
    isMoving && memory?.isMoving === true && memory.scene === scene
      ? moveEdges(memory, nodes, previous)
      : drawAll({ router, memory }, scene, nodes, routing, previous);
  memories.set(next.edges, {
    router,
    scene,
    nodes,
    isMoving,
    drawings: next.drawings,
    requests: next.requests,
    edgesOf: next.edgesOf,
  });
  return next.edges;
}

interface Drawn {
  readonly edges: RelationEdge[];
  /** One for each edge. */
  readonly drawings: readonly LabelledDrawing[];
  readonly requests: readonly EdgeRequest[] | null;
  readonly edgesOf: EdgesByModel | null;
}

function drawAll(
  { router, memory }: { readonly router: Router; readonly memory: Memory | undefined },
  scene: EdgeScene,
  nodes: readonly ModelNode[],
  { isMoving, hasTime }: Routing,
  previous: readonly RelationEdge[],
): Drawn {
  const known = new Map(previous.map((edge) => [edge.id, edge]));
  const drawings = runAtOnce(drawingsInSteps(scene, nodes));
  const requests = requestsOf(drawings, memory);
  const routes = router.route({
    boxes: nodes.map(obstacleOf),
    edges: requests,
    isMoving,
    ...(hasTime ? { hasTime } : {}),
  });
  const edges = drawings.flatMap((drawing, index) => {
    const route = routes[index];
    return route === undefined ? [] : [reuseEdge(known.get(drawing.id), drawing, route, scene)];
  });
  return { edges, drawings, requests, edgesOf: null };
}

/** The ends of all edges depend on each other: they are found again if any drawing has changed. */
function requestsOf(
  drawings: readonly LabelledDrawing[],
  memory: Memory | undefined,
): readonly EdgeRequest[] {
  const known = [memory, prepared].find(
    (before) => before?.requests && haveSameEnds(drawings, before.drawings),
  );
  prepared = null;
  return known?.requests ?? toEdgeRequests(drawings);
}

const haveSameEnds = (some: readonly LabelledDrawing[], others: readonly LabelledDrawing[]): boolean =>
  some.length === others.length && some.every((drawing, index) => hasSameEnds(drawing, others[index]));

/**
 * A step of a drag: the edges of the moved boxes, whatever the size of the project. Of the
 * others, only the lists are copied.
 */
function moveEdges(memory: Memory, nodes: readonly ModelNode[], previous: readonly RelationEdge[]): Drawn {
  const { router, nodes: before, drawings, scene } = memory;
  const edgesOf = memory.edgesOf ?? indexByModel(drawings);
  const moved = new Map(nodes.filter((node, index) => node !== before[index]).map((node) => [node.id, node]));
  const now = [...drawings];
  const own = indicesOf(edgesOf, moved.keys());
  const touched = new Set<string>();
  for (const index of own) {
    const drawing = drawings[index];
    if (drawing === undefined) continue;
    const { source, target } = drawing;
    const next = {
      ...drawing,
      source: moved.get(source.id) ?? source,
      target: moved.get(target.id) ?? target,
    };
    keepDrawing(next, scene);
    now[index] = next;
    touched.add(source.id).add(target.id);
  }
  // Where an edge touches a box depends on the others that touch it there.
  const beside = indicesOf(edgesOf, touched).flatMap((index) => now[index] ?? []);
  const ownIds = new Set(own.map((index) => now[index]?.id));
  const requests = toEdgeRequests(beside).filter(({ id }) => ownIds.has(id));
  const routes = router.move([...moved.values()].map(obstacleOf), requests);
  const routeById = new Map(requests.map(({ id }, index) => [id, routes[index]]));
  const edges = [...previous];
  const placeOf = placesOf(previous, drawings);
  for (const index of own) {
    const [drawing, place] = [now[index], placeOf(index)];
    const [edge, route] = [edges[place], routeById.get(drawing?.id ?? '')];
    if (drawing === undefined || edge === undefined || route === undefined) continue;
    edges[place] = reuseEdge(edge, drawing, route, scene);
  }
  return { edges, drawings: now, requests: null, edgesOf };
}

/** The indices of the drawings at each model. */
type EdgesByModel = ReadonlyMap<ModelId, readonly number[]>;

function indexByModel(drawings: readonly LabelledDrawing[]): EdgesByModel {
  const groups = new Map<ModelId, number[]>();
  drawings.forEach(({ source, target }, index) => {
    addTo(groups, source.id, index);
    if (target.id !== source.id) addTo(groups, target.id, index);
  });
  return groups;
}

/** The indices of the drawings at some models, in order. */
function indicesOf(edgesOf: EdgesByModel, models: Iterable<ModelId>): readonly number[] {
  const found = new Set([...models].flatMap((id) => edgesOf.get(id) ?? []));
  return [...found].sort((one, other) => one - other);
}

/** Returns a function from the index of a drawing to that of its edge; -1 for one that there was no time to route. */
function placesOf(
  edges: readonly RelationEdge[],
  drawings: readonly LabelledDrawing[],
): (index: number) => number {
  if (edges.length === drawings.length) return (index) => index;
  const places = new Map(edges.map(({ id }, place) => [id, place]));
  return (index) => places.get(drawings[index]?.id ?? '') ?? -1;
}

/** What `prepareDrawings` has found, until it is drawn. */
let prepared: Pick<Memory, 'drawings' | 'requests'> | null = null;

/**
 * Does what `toEdges` needs for a scene in slices, where that takes longer than a task may.
 *
 * @returns a function that continues while there is time, and returns whether it is done
 */
export function prepareDrawings(
  scene: EdgeScene,
  nodes: readonly ModelNode[],
): (hasTime: HasTime) => boolean {
  const steps = prepareInSteps(scene, nodes);
  return (hasTime) => {
    do {
      if (steps.next().done === true) return true;
    } while (hasTime());
    return false;
  };
}

function* prepareInSteps(scene: EdgeScene, nodes: readonly ModelNode[]): Generator<undefined, void> {
  const drawings = yield* drawingsInSteps(scene, nodes);
  prepared = { drawings, requests: yield* edgeRequestsInSteps(drawings) };
}

/** Whether an edge ends at the same places as before: a box that is only selected has another node. */
function hasSameEnds(one: LabelledDrawing, other: LabelledDrawing | undefined): boolean {
  return (
    one === other ||
    (other !== undefined &&
      one.id === other.id &&
      one.relation === other.relation &&
      one.labels === other.labels &&
      isSameBox(one.source, other.source) &&
      isSameBox(one.target, other.target))
  );
}

const isSameBox = (one: ModelNode, other: ModelNode): boolean =>
  one === other ||
  (isSameRect(obstacleOf(one), obstacleOf(other)) &&
    one.data.rows.properties === other.data.rows.properties &&
    one.data.rows.loose.length === other.data.rows.loose.length);

/** Whether all these edges have their final routes. */
export function areSettled(edges: readonly RelationEdge[]): boolean {
  return memories.get(edges)?.router.isSettled() ?? true;
}

/** Continues routing. Returns whether all edges are settled; then call `toEdges` with these edges as the previous ones. */
export function settleMore(edges: readonly RelationEdge[], hasTime: HasTime): boolean {
  return memories.get(edges)?.router.settleMore(hasTime) ?? true;
}

/** The previous edge if it looks the same, otherwise a new one. */
function reuseEdge(
  before: RelationEdge | undefined,
  drawing: LabelledDrawing,
  route: Route,
  { selected, focused }: EdgeScene,
): RelationEdge {
  const { id, source, target, sides } = drawing;
  const isDimmed = focused !== null && !(focused.has(source.id) && focused.has(target.id));
  const withSelection = (side: DrawnSide, index: number): EdgeSide => {
    const isSelected = selected !== null && isSameRelation(selected, side.relation.ref);
    const known = before?.data?.sides[index];
    return known?.isSelected === isSelected && isSameSide(known, side) ? known : { ...side, isSelected };
  };
  const [first, ...others] = sides;
  const now: EdgeSides = [
    withSelection(first, 0),
    ...others.map((side, index) => withSelection(side, index + 1)),
  ];
  const isSame =
    before?.data !== undefined &&
    before.target === target.id &&
    before.data.isDimmed === isDimmed &&
    before.data.sides.length === now.length &&
    now.every((side, index) => side === before.data?.sides[index]) &&
    isSameRoute(before.data.route, route);
  if (isSame) return before;
  const isSelected = now.some((side) => side.isSelected);
  return {
    id,
    type: 'relation',
    source: source.id,
    target: target.id,
    selected: isSelected,
    zIndex: isSelected ? 1 : 0,
    ariaLabel: describeRelation(first.relation),
    data: { sides: now, route, isDimmed },
  };
}

function isSameRoute(one: Route, other: Route): boolean {
  if (one === other) return true;
  const { labels } = other;
  return (
    one.path === other.path &&
    one.labels.length === labels.length &&
    one.labels.every(
      ({ x, y, width }, index) =>
        x === labels[index]?.x && y === labels[index]?.y && width === labels[index]?.width,
    )
  );
}
