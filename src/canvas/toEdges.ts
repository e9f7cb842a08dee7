import { isSameRelation } from '../editor/index.ts';
import {
  type ModelId,
  type RelationLine,
  type RelationRef,
  type ResolvedRelation,
  sidesOf,
} from '../model/index.ts';
import { describeRelation } from './describeRelation.ts';
import { isSameLabel, labelOf, sideLabelOf } from './edges/labelOf.ts';
import { labelSize } from './edges/labelSize.ts';
import type { EdgeSide, EdgeSides, ModelNode, RelationEdge } from './flow.ts';
import type { ProblemCounts } from './problemCounts.ts';
import type { Route } from './route.ts';
import { createRouter, type HasTime, type Router } from './routing/router.ts';
import { type Drawing, keyRowOf, obstacleOf, toEdgeRequests } from './routing/toEdgeRequests.ts';

/** What the edges show, independent of positions. The same object while boxes only move. */
export interface EdgeScene {
  readonly relations: readonly ResolvedRelation[];
  /** Joins the same relations into lines; called when edges are drawn, which may be a turn later than the boxes. */
  readonly lines: () => readonly RelationLine[];
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

type DrawnSide = Omit<EdgeSide, 'isSelected'>;

interface LabelledDrawing extends Drawing {
  readonly line: RelationLine;
  readonly sides: readonly [DrawnSide, ...DrawnSide[]];
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
    drawn.set(drawing.line, next);
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

/** The last drawing of each line, reused while it is unchanged. */
const drawn = new WeakMap<RelationLine, LabelledDrawing>();

function toDrawings(scene: EdgeScene, nodes: readonly ModelNode[]): LabelledDrawing[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return scene.lines().flatMap((line) => {
    const { owner, target: other } = line.relation;
    const source = byId.get(owner.id);
    const target = other === null ? undefined : byId.get(other.id);
    if (source === undefined || target === undefined) return [];
    const before = drawn.get(line);
    const drawing = toDrawing(scene, line, { source, target }, before);
    if (drawing !== before) drawn.set(line, drawing);
    return [drawing];
  });
}

function toDrawing(
  scene: EdgeScene,
  line: RelationLine,
  { source, target }: Pick<Drawing, 'source' | 'target'>,
  before: LabelledDrawing | undefined,
): LabelledDrawing {
  const ofRelation = (relation: ResolvedRelation): DrawnSide => ({
    relation,
    label:
      line.inverse === null
        ? labelOf(relation, scene.relations)
        : sideLabelOf(
            relation,
            scene.relations,
            keyRowOf(relation, relation === line.relation ? source : target) !== null,
          ),
    problems: scene.problems.ofRelation(relation.ref),
  });
  const [first, second] = sidesOf(line);
  const sides: LabelledDrawing['sides'] =
    second === undefined ? [ofRelation(first)] : [ofRelation(first), ofRelation(second)];
  const areSame = before !== undefined && sides.every((side, index) => isSameSide(before.sides[index], side));
  if (areSame && before.source === source && before.target === target) return before;
  return {
    id: edgeId(line.relation),
    line,
    relation: line.relation,
    source,
    target,
    sides: areSame ? before.sides : sides,
    labels: areSame
      ? before.labels
      : sides.map(({ label, problems }) => labelSize(label, problems.count > 0)),
  };
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

function isSameSide(one: DrawnSide | undefined, other: DrawnSide): boolean {
  return (
    one?.relation === other.relation &&
    one.problems.count === other.problems.count &&
    one.problems.isError === other.problems.isError &&
    isSameLabel(one.label, other.label)
  );
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
