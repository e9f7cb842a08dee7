import { isSameRelation } from '../editor/index.ts';
import type { ModelId, RelationRef, ResolvedRelation } from '../model/index.ts';
import { describeRelation } from './describeRelation.ts';
import { type EdgeLabel, labelOf, labelSize } from './edges/labelOf.ts';
import type { ModelNode, ProblemCount, RelationEdge } from './flow.ts';
import type { ProblemCounts } from './problemCounts.ts';
import type { Route } from './route.ts';
import { createRouter, type HasTime, type Router } from './routing/router.ts';
import { type Drawing, obstacleOf, toEdgeRequests } from './routing/toEdgeRequests.ts';

/** What the edges show, independent of positions. The same object while boxes only move. */
export interface EdgeScene {
  readonly relations: readonly ResolvedRelation[];
  readonly selected: RelationRef | null;
  readonly problems: ProblemCounts;
  /** The models that are not dimmed; null for all. */
  readonly focused: ReadonlySet<ModelId> | null;
}

/** How edges are routed. */
interface Routing {
  /** Whether boxes are being dragged: then only their own edges are routed. */
  readonly isMoving: boolean;
  /** Whether there is time for another edge. Without it, all edges are settled. */
  readonly hasTime?: HasTime | undefined;
}

interface LabelledDrawing extends Drawing {
  readonly text: EdgeLabel;
  readonly problems: ProblemCount;
}

/** What the next call reuses. Each result is reused once. */
interface Memory {
  readonly router: Router;
  readonly scene: EdgeScene;
  readonly nodes: readonly ModelNode[];
  readonly drawings: readonly LabelledDrawing[];
  readonly isMoving: boolean;
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
      : drawAll(router, scene, nodes, routing, previous);
  memories.set(next.edges, { router, scene, nodes, drawings: next.drawings, isMoving });
  return next.edges;
}

interface Drawn {
  readonly edges: RelationEdge[];
  /** One for each edge. */
  readonly drawings: readonly LabelledDrawing[];
}

function drawAll(
  router: Router,
  scene: EdgeScene,
  nodes: readonly ModelNode[],
  { isMoving, hasTime }: Routing,
  previous: readonly RelationEdge[],
): Drawn {
  const known = new Map(previous.map((edge) => [edge.id, edge]));
  const drawings = toDrawings(scene, nodes);
  const routes = router.route({
    boxes: nodes.map(obstacleOf),
    edges: toEdgeRequests(drawings),
    isMoving,
    ...(hasTime ? { hasTime } : {}),
  });
  const edges = drawings.flatMap((drawing, index) => {
    const route = routes[index];
    return route === undefined ? [] : [reuseEdge(known.get(drawing.id), drawing, route, scene)];
  });
  return { edges, drawings };
}

/** A step of a drag: the edges of the moved boxes, whatever the size of the project. */
function moveEdges(
  { router, nodes: before, drawings, scene }: Memory,
  nodes: readonly ModelNode[],
  previous: readonly RelationEdge[],
): Drawn {
  const moved = new Map(nodes.filter((node, index) => node !== before[index]).map((node) => [node.id, node]));
  const now = drawings.map((drawing) => {
    const [source, target] = [moved.get(drawing.source.id), moved.get(drawing.target.id)];
    if (source === undefined && target === undefined) return drawing;
    const next = { ...drawing, source: source ?? drawing.source, target: target ?? drawing.target };
    drawn.set(drawing.relation, next);
    return next;
  });
  const own = now.filter((drawing, index) => drawing !== drawings[index]);
  const ownIds = new Set(own.map(({ id }) => id));
  // Where an edge touches a box depends on the others that touch it there.
  const touched = new Set(own.flatMap(({ source, target }) => [source.id, target.id]));
  const beside = now.filter(({ source, target }) => touched.has(source.id) || touched.has(target.id));
  const requests = toEdgeRequests(beside).filter(({ id }) => ownIds.has(id));
  const routes = router.move([...moved.values()].map(obstacleOf), requests);
  const routeById = new Map(requests.map(({ id }, index) => [id, routes[index]]));
  const drawingById = new Map(own.map((drawing) => [drawing.id, drawing]));
  const edges = previous.map((edge) => {
    const [drawing, route] = [drawingById.get(edge.id), routeById.get(edge.id)];
    return drawing === undefined || route === undefined ? edge : reuseEdge(edge, drawing, route, scene);
  });
  return { edges, drawings: now };
}

/** Whether all these edges have their final routes. */
export function areSettled(edges: readonly RelationEdge[]): boolean {
  return memories.get(edges)?.router.isSettled() ?? true;
}

/** Continues routing. Returns whether all edges are settled; then call `toEdges` with these edges as the previous ones. */
export function settleMore(edges: readonly RelationEdge[], hasTime: HasTime): boolean {
  return memories.get(edges)?.router.settleMore(hasTime) ?? true;
}

/** The last drawing of each relation, reused while it is unchanged. */
const drawn = new WeakMap<ResolvedRelation, LabelledDrawing>();

function toDrawings({ relations, problems }: EdgeScene, nodes: readonly ModelNode[]): LabelledDrawing[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return relations.flatMap((relation) => {
    const source = byId.get(relation.owner.id);
    const target = relation.target === null ? undefined : byId.get(relation.target.id);
    if (source === undefined || target === undefined) return [];
    const before = drawn.get(relation);
    const count = problems.ofRelation(relation.ref);
    const now = labelOf(relation, relations);
    const text = before !== undefined && isSameLabel(before.text, now) ? before.text : now;
    const isSame =
      before?.text === text &&
      before.source === source &&
      before.target === target &&
      before.problems.count === count.count &&
      before.problems.isError === count.isError;
    if (isSame) return [before];
    const hasBadge = count.count > 0;
    const isSameSize = before?.text === text && before.problems.count > 0 === hasBadge;
    const label = isSameSize ? before.label : labelSize(text, hasBadge);
    const drawing = { id: edgeId(relation), relation, source, target, text, label, problems: count };
    drawn.set(relation, drawing);
    return [drawing];
  });
}

function edgeId({ ref }: ResolvedRelation): string {
  return `${ref.modelId}/${ref.name}`;
}

/** The previous edge if it looks the same, otherwise a new one. */
function reuseEdge(
  before: RelationEdge | undefined,
  drawing: LabelledDrawing,
  route: Route,
  { selected, focused }: EdgeScene,
): RelationEdge {
  const { id, relation, source, target, text, problems } = drawing;
  const isSelected = selected !== null && isSameRelation(selected, relation.ref);
  const isDimmed = focused !== null && !(focused.has(source.id) && focused.has(target.id));
  const isSame =
    before?.data !== undefined &&
    before.selected === isSelected &&
    before.target === target.id &&
    before.data.relation === relation &&
    before.data.isDimmed === isDimmed &&
    before.data.problems.count === problems.count &&
    before.data.problems.isError === problems.isError &&
    isSameLabel(before.data.label, text) &&
    isSameRoute(before.data.route, route);
  if (isSame) return before;
  return {
    id,
    type: 'relation',
    source: source.id,
    target: target.id,
    selected: isSelected,
    zIndex: isSelected ? 1 : 0,
    ariaLabel: describeRelation(relation),
    data: { relation, route, label: text, problems, isDimmed },
  };
}

function isSameRoute(one: Route, other: Route): boolean {
  return (
    one === other ||
    (one.path === other.path && one.label.x === other.label.x && one.label.y === other.label.y)
  );
}

function isSameLabel(one: EdgeLabel, other: EdgeLabel): boolean {
  if (one === other) return true;
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.through === other.through &&
    (one.roles === other.roles || one.roles.join() === other.roles.join()) &&
    one.keys.length === other.keys.length &&
    one.keys.every(({ attribute, value, isDerived }, index) => {
      const key = other.keys[index];
      return attribute === key?.attribute && value === key.value && isDerived === key.isDerived;
    })
  );
}
