import { isSameRelation } from '../editor/index.ts';
import type { ModelId, RelationRef, ResolvedRelation } from '../model/index.ts';
import { describeRelation } from './describeRelation.ts';
import { type EdgeLabel, labelOf, labelSize } from './edges/labelOf.ts';
import type { ModelNode, ProblemCount, RelationEdge } from './flow.ts';
import type { ProblemCounts } from './problemCounts.ts';
import type { Route } from './route.ts';
import { createRouter, type HasTime, type Router } from './routing/router.ts';
import { type Drawing, obstacleOf, toWishes } from './routing/toWishes.ts';

/** What of the view the edges show. */
interface EdgeView {
  readonly selected: RelationRef | null;
  readonly problems: ProblemCounts;
  /** The models that are not dimmed; null for all. */
  readonly focused: ReadonlySet<ModelId> | null;
  /** Whether boxes are being dragged: meanwhile only their own edges find new ways. */
  readonly isMoving: boolean;
  /** Asked whether there is time for another edge; all of them are settled where it is not given. */
  readonly hasTime?: HasTime | undefined;
}

interface LabelledDrawing extends Drawing {
  readonly text: EdgeLabel;
  readonly problems: ProblemCount;
}

/** What the router of a picture remembers, for the next one; a picture that was drawn over has none. */
const routers = new WeakMap<readonly RelationEdge[], Router>();

/** The relations between models as edges, each with its way round the boxes; unchanged ones keep their object. */
export function toEdges(
  relations: readonly ResolvedRelation[],
  nodes: readonly ModelNode[],
  { selected, problems, focused, isMoving, hasTime }: EdgeView,
  previous: readonly RelationEdge[],
): RelationEdge[] {
  const known = new Map(previous.map((edge) => [edge.id, edge]));
  const drawings = toDrawings(relations, nodes, problems);
  const router = routers.get(previous) ?? createRouter();
  routers.delete(previous);
  const routes = router.route({
    boxes: nodes.map(obstacleOf),
    edges: toWishes(drawings),
    isMoving,
    ...(hasTime ? { hasTime } : {}),
  });
  const edges = drawings.flatMap((drawing, index) => {
    const route = routes[index];
    if (route === undefined) return [];
    const { id, relation, source, target } = drawing;
    return keepEdge(known.get(id), {
      drawing,
      route,
      isSelected: selected !== null && isSameRelation(selected, relation.ref),
      isDimmed: focused !== null && !(focused.has(source.id) && focused.has(target.id)),
    });
  });
  routers.set(edges, router);
  return edges;
}

/** Whether all these edges have the ways that they will keep. */
export function areSettled(edges: readonly RelationEdge[]): boolean {
  return routers.get(edges)?.isSettled() ?? true;
}

/** Goes on finding ways; gives back whether all are found, to be drawn by `toEdges` with these edges as the previous ones. */
export function settleMore(edges: readonly RelationEdge[], hasTime: HasTime): boolean {
  return routers.get(edges)?.settleMore(hasTime) ?? true;
}

/** What was drawn of a relation, to be used again while nothing of it changes. */
const drawn = new WeakMap<ResolvedRelation, LabelledDrawing>();

function toDrawings(
  relations: readonly ResolvedRelation[],
  nodes: readonly ModelNode[],
  problems: ProblemCounts,
): LabelledDrawing[] {
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
    const label = labelSize(text, count.count > 0);
    const drawing = { id: edgeId(relation), relation, source, target, text, label, problems: count };
    drawn.set(relation, drawing);
    return [drawing];
  });
}

function edgeId({ ref }: ResolvedRelation): string {
  return `${ref.modelId}/${ref.name}`;
}

interface Shown {
  readonly drawing: LabelledDrawing;
  readonly route: Route;
  readonly isSelected: boolean;
  readonly isDimmed: boolean;
}

/** The edge as it was where it looks the same; else a new one. */
function keepEdge(before: RelationEdge | undefined, shown: Shown): RelationEdge {
  const { drawing, route, isSelected, isDimmed } = shown;
  const { id, relation, source, target, text, problems } = drawing;
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
    one.roles.join() === other.roles.join() &&
    one.keys.length === other.keys.length &&
    one.keys.every(({ attribute, value, isDerived }, index) => {
      const key = other.keys[index];
      return attribute === key?.attribute && value === key.value && isDerived === key.isDerived;
    })
  );
}
