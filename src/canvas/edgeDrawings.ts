import {
  type ModelId,
  type Project,
  type RelationLine,
  type RelationRef,
  type ResolvedRelation,
  relationLinesInSteps,
  sidesOf,
} from '../model/index.ts';
import { isSameLabel, labelOf, sideLabelOf } from './edges/labelOf.ts';
import { labelSize } from './edges/labelSize.ts';
import type { EdgeSide, ModelNode } from './flow.ts';
import type { ProblemCounts } from './problemCounts.ts';
import { type Drawing, keyRowOf } from './routing/toEdgeRequests.ts';

/** What the edges show, independent of positions. The same object while boxes only move. */
export interface EdgeScene {
  /** The project without what is only drawn. */
  readonly files: Project;
  readonly relations: readonly ResolvedRelation[];
  readonly selected: RelationRef | null;
  readonly problems: ProblemCounts;
  /** The models that are not dimmed; null for all. */
  readonly focused: ReadonlySet<ModelId> | null;
}

export type DrawnSide = Omit<EdgeSide, 'isSelected'>;

/** An edge with the contents of its labels; the same object while it looks the same. */
export interface LabelledDrawing extends Drawing {
  readonly line: RelationLine;
  readonly sides: readonly [DrawnSide, ...DrawnSide[]];
}

/** The last drawing of each line, with what it depends on besides the line and the two boxes. */
interface KnownDrawing extends Pick<EdgeScene, 'relations' | 'problems'> {
  readonly drawing: LabelledDrawing;
}

const known = new WeakMap<RelationLine, KnownDrawing>();

/** Keeps the drawing of a line for the next scene. */
export function keepDrawing(drawing: LabelledDrawing, { relations, problems }: EdgeScene): void {
  known.set(drawing.line, { drawing, relations, problems });
}

/** Lines per step. */
const AT_ONCE = 100;

/** Draws the lines of a scene step by step, apart from their routes. What is drawn once takes hardly any time later. */
export function* drawingsInSteps(
  scene: EdgeScene,
  nodes: readonly ModelNode[],
): Generator<undefined, LabelledDrawing[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const drawings: LabelledDrawing[] = [];
  for (const [index, line] of (yield* relationLinesInSteps(scene.files)).entries()) {
    if (index % AT_ONCE === 0) yield;
    const { owner, target: other } = line.relation;
    const source = byId.get(owner.id);
    const target = other === null ? undefined : byId.get(other.id);
    if (source !== undefined && target !== undefined)
      drawings.push(drawLine(scene, line, { source, target }));
  }
  return drawings;
}

function drawLine(
  scene: EdgeScene,
  line: RelationLine,
  ends: Pick<Drawing, 'source' | 'target'>,
): LabelledDrawing {
  const before = known.get(line);
  const isKnown =
    before?.relations === scene.relations &&
    before.problems === scene.problems &&
    before.drawing.source === ends.source &&
    before.drawing.target === ends.target;
  if (before !== undefined && isKnown) return before.drawing;
  const drawing = toDrawing(scene, line, ends, before?.drawing);
  keepDrawing(drawing, scene);
  return drawing;
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

/** Whether two sides of edges look the same. */
export function isSameSide(one: DrawnSide | undefined, other: DrawnSide): boolean {
  return (
    one?.relation === other.relation &&
    one.problems.count === other.problems.count &&
    one.problems.isError === other.problems.isError &&
    isSameLabel(one.label, other.label)
  );
}
