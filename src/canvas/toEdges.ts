import { isSameRelation } from '../editor/index.ts';
import {
  boxMeasures,
  type ModelId,
  type RelationRef,
  type ResolvedRelation,
  rowCentre,
} from '../model/index.ts';
import type { ModelNode, RelationEdge } from './flow.ts';
import type { Box } from './geometry.ts';
import { placeLabels } from './placeLabels.ts';
import type { ProblemCounts } from './problemCounts.ts';
import { type EdgeSpan, type Lane, routeEdge, sidesOf } from './route.ts';

/** An edge to draw: from the model that declares the relation to its target. */
interface Drawing {
  readonly relation: ResolvedRelation;
  readonly source: ModelNode;
  readonly target: ModelNode;
}

/** What of the view the edges show. */
interface EdgeView {
  readonly selected: RelationRef | null;
  readonly problems: ProblemCounts;
  /** The models that are not dimmed; null for all. */
  readonly focused: ReadonlySet<ModelId> | null;
}

/** The relations between models as edges, each with its way round the boxes; unchanged ones keep their object. */
export function toEdges(
  relations: readonly ResolvedRelation[],
  nodes: readonly ModelNode[],
  { selected, problems, focused }: EdgeView,
  previous: readonly RelationEdge[],
): RelationEdge[] {
  const known = new Map(previous.map((edge) => [edge.id, edge]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const drawings = relations.flatMap((relation) => {
    const source = byId.get(relation.owner.id);
    const target = relation.target === null ? undefined : byId.get(relation.target.id);
    return source && target ? [{ relation, source, target }] : [];
  });
  const lanes = toLanes(drawings);
  const routed = drawings.map((drawing, index) => {
    const lane = lanes[index] ?? { port: 0, lane: 0, lanes: 1 };
    return { ...drawing, route: routeEdge(spanOf(drawing, lane), lane) };
  });
  const labels = placeLabels(
    routed.map(({ relation, route }) => ({ ...route.label, text: labelText(relation) })),
  );
  return routed.map(({ relation, source, target, route: way }, index) => {
    const id = edgeId(relation);
    const route = { ...way, label: labels[index] ?? way.label };
    const isSelected = selected !== null && isSameRelation(selected, relation.ref);
    return keepEdge(known.get(id), {
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
        problems: problems.ofRelation(relation.ref),
        isDimmed: focused !== null && !(focused.has(source.id) && focused.has(target.id)),
      },
    });
  });
}

/** "Customer has many orders (Order, key customerId)". */
export function describeRelation({
  owner,
  kind,
  type,
  name,
  targetName,
  foreignKey,
}: ResolvedRelation): string {
  const key = foreignKey === null ? '' : `, key ${foreignKey.value}`;
  return `${owner.definition.name} ${kind?.label ?? type} ${name.value} (${targetName ?? 'no model'}${key})`;
}

/** A lane, and which port of the box at its left the edge touches, from the top. */
interface DrawingLane extends Lane {
  readonly port: number;
}

/**
 * Edges at the right side of the same box, whichever way they point, each get
 * a port and a lane: ports from the top in the order of the other ends; of
 * those that go down the lowest turns first, of those that go up the highest,
 * so that none cross.
 */
function toLanes(drawings: readonly Drawing[]): DrawingLane[] {
  const groups = new Map<string, number[]>();
  drawings.forEach((drawing, index) => {
    const { id } = isBackwards(drawing) ? drawing.target : drawing.source;
    groups.set(id, [...(groups.get(id) ?? []), index]);
  });
  const lanes: DrawingLane[] = drawings.map(() => ({ port: 0, lane: 0, lanes: 1 }));
  for (const members of groups.values()) {
    const ordered = members.toSorted((one, other) => farY(drawings[one]) - farY(drawings[other]));
    ordered.forEach((member, port) => {
      const isUp = farY(drawings[member]) < nearY(drawings[member]);
      const lane = isUp ? port : members.length - 1 - port;
      lanes[member] = { port, lane, lanes: members.length };
    });
  }
  return lanes;
}

/** Whether the edge leaves to the left: the box at its left is the target. */
function isBackwards({ source, target }: Drawing): boolean {
  return sidesOf(boxOf(source), boxOf(target))[0] === 'left';
}

function nearY(drawing: Drawing | undefined): number {
  if (drawing === undefined) return 0;
  return (isBackwards(drawing) ? drawing.target : drawing.source).position.y + boxMeasures.header / 2;
}

/** Where the edge touches the other box. */
function farY(drawing: Drawing | undefined): number {
  if (drawing === undefined) return 0;
  const far = isBackwards(drawing) ? drawing.source : drawing.target;
  return far.position.y + (keyRow(drawing, far) ?? boxMeasures.header / 2);
}

/** At the row of the foreign key in the box that holds it, else at the header: at the box's left in its middle, at its right at the port. */
function spanOf(drawing: Drawing, { port, lanes }: DrawingLane): EdgeSpan {
  const { source, target } = drawing;
  const portY = ((port + 1) * boxMeasures.header) / (lanes + 1);
  const backwards = isBackwards(drawing);
  const heightIn = (node: ModelNode, isNear: boolean): number =>
    keyRow(drawing, node) ?? (isNear ? portY : boxMeasures.header / 2);
  return {
    source: boxOf(source),
    target: boxOf(target),
    startY: source.id === target.id ? portY : heightIn(source, !backwards),
    endY: heightIn(target, backwards),
  };
}

function keyRow({ relation }: Drawing, node: ModelNode): number | null {
  const key = relation.foreignKey?.value;
  return key === undefined || relation.keyHolder?.id !== node.id ? null : rowCentre(node.data.rows, key);
}

function boxOf({ position, measured }: ModelNode): Box {
  return { ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 };
}

function edgeId({ ref }: ResolvedRelation): string {
  return `${ref.modelId}/${ref.name}`;
}

/** As long as the label that RelationEdge draws. */
function labelText({ name, foreignKey, isEditable, type }: ResolvedRelation): string {
  return [isEditable ? '' : type, name.value, foreignKey?.value ?? ''].join(' ');
}

function keepEdge(before: RelationEdge | undefined, now: RelationEdge): RelationEdge {
  if (before?.data === undefined || now.data === undefined || before.selected !== now.selected) return now;
  const isSame =
    before.target === now.target &&
    before.ariaLabel === now.ariaLabel &&
    before.data.relation === now.data.relation &&
    before.data.relation.foreignKey?.isDerived === now.data.relation.foreignKey?.isDerived &&
    before.data.isDimmed === now.data.isDimmed &&
    before.data.problems.count === now.data.problems.count &&
    before.data.route.path === now.data.route.path &&
    before.data.route.label.x === now.data.route.label.x &&
    before.data.route.label.y === now.data.route.label.y;
  return isSame ? before : now;
}
