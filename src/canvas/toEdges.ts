import { isSameRelation } from '../editor/index.ts';
import type { ModelId, RelationRef, ResolvedRelation } from '../model/index.ts';
import { describeRelation } from './describeRelation.ts';
import { type EdgeLabel, labelOf, labelSize } from './edges/labelOf.ts';
import type { ModelNode, ProblemCount, RelationEdge } from './flow.ts';
import type { ProblemCounts } from './problemCounts.ts';
import { createRouter, type Router } from './routing/router.ts';
import { type Drawing, obstacleOf, toWishes } from './routing/toWishes.ts';

/** What of the view the edges show. */
interface EdgeView {
  readonly selected: RelationRef | null;
  readonly problems: ProblemCounts;
  /** The models that are not dimmed; null for all. */
  readonly focused: ReadonlySet<ModelId> | null;
  /** Whether boxes are being dragged: meanwhile only their own edges find new ways. */
  readonly isMoving: boolean;
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
  { selected, problems, focused, isMoving }: EdgeView,
  previous: readonly RelationEdge[],
): RelationEdge[] {
  const known = new Map(previous.map((edge) => [edge.id, edge]));
  const drawings = toDrawings(relations, nodes, problems);
  const router = routers.get(previous) ?? createRouter();
  routers.delete(previous);
  const routes = router.route({ boxes: nodes.map(obstacleOf), edges: toWishes(drawings), isMoving });
  const edges = drawings.flatMap((drawing, index) => {
    const { id, relation, source, target, text } = drawing;
    const route = routes[index];
    if (route === undefined) return [];
    const isSelected = selected !== null && isSameRelation(selected, relation.ref);
    const edge: RelationEdge = {
      id,
      type: 'relation',
      source: source.id,
      target: target.id,
      selected: isSelected,
      zIndex: isSelected ? 1 : 0,
      ariaLabel: describeRelation(relation),
      data: {
        relation,
        route,
        label: text,
        problems: drawing.problems,
        isDimmed: focused !== null && !(focused.has(source.id) && focused.has(target.id)),
      },
    };
    return keepEdge(known.get(id), edge);
  });
  routers.set(edges, router);
  return edges;
}

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
    const text = labelOf(relation, relations);
    const count = problems.ofRelation(relation.ref);
    const label = labelSize(text, count.count > 0);
    return [{ id: edgeId(relation), relation, source, target, text, label, problems: count }];
  });
}

function edgeId({ ref }: ResolvedRelation): string {
  return `${ref.modelId}/${ref.name}`;
}

function keepEdge(before: RelationEdge | undefined, now: RelationEdge): RelationEdge {
  if (before?.data === undefined || now.data === undefined || before.selected !== now.selected) return now;
  const isSame =
    before.target === now.target &&
    before.ariaLabel === now.ariaLabel &&
    before.data.relation === now.data.relation &&
    before.data.isDimmed === now.data.isDimmed &&
    before.data.problems.count === now.data.problems.count &&
    before.data.problems.isError === now.data.problems.isError &&
    isSameLabel(before.data.label, now.data.label) &&
    before.data.route.path === now.data.route.path &&
    before.data.route.label.x === now.data.route.label.x &&
    before.data.route.label.y === now.data.route.label.y;
  return isSame ? before : now;
}

function isSameLabel(one: EdgeLabel, other: EdgeLabel): boolean {
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
