import { Position as FlowPosition } from '@xyflow/react';
import type { Selection } from '../editor/index.ts';
import { addTo } from '../lib/groups.ts';
import { memoByKey } from '../lib/memo.ts';
import { shorten } from '../lib/shorten.ts';
import {
  allRelations,
  boxMeasures,
  boxSize,
  describeProperties,
  type ModelEntry,
  type ModelId,
  type Project,
  type PropertyView,
  pluralOfModel,
  type ResolvedRelation,
  structureOf,
} from '../model/index.ts';
import { toAreaNodes } from './areas/toAreaNodes.ts';
import { describeRelation } from './describeRelation.ts';
import type { Flow, ModelNode, ModelNodeData } from './flow.ts';
import { focusedModels } from './focus.ts';
import type { DrawEdges } from './lazyEdges.ts';
import { toNoteNodes } from './notes/toNoteNodes.ts';
import { countProblems, type ProblemCounts } from './problemCounts.ts';
import type { DetailLevel } from './viewOptions.ts';

/** What of the editor and of the view's options the drawing depends on. */
export interface FlowView {
  readonly selection: Selection;
  readonly detail: DetailLevel;
  readonly isFocused: boolean;
  /** Whose problems are shown, where the project was something else a moment before. */
  readonly settled?: Project;
  /** Whether boxes are being dragged: meanwhile only their own edges find new ways. */
  readonly isMoving?: boolean;
  /** Asked whether there is time to find the way of another edge; without it all are found at once. */
  readonly hasTime?: () => boolean;
  /** null until it is loaded: the boxes are drawn without edges. */
  readonly drawEdges: DrawEdges | null;
}

/**
 * The project as React Flow's nodes and edges. What looks as it did keeps its
 * node or edge object from `previous`, so that memoised
 * components leave it alone.
 */
export function toFlow(project: Project, view: FlowView, previous: Flow): Flow {
  const structure = structureOf(project);
  const before = pictures.get(previous);
  const isOnlyMoved = before?.scene.structure === structure && isSameView(before.view, view);
  const scene = isOnlyMoved ? before.scene : toScene(structure, view);
  const nodes = isOnlyMoved
    ? previous.nodes.map((node, index) => moveNode(node, project.models[index]))
    : toNodes(project, view, scene, previous.nodes);
  const { selection, isMoving = false, hasTime } = view;
  const edges = view.drawEdges?.(
    scene.relations,
    nodes,
    { selected: selection.relation, problems: scene.problems, focused: scene.focused, isMoving, hasTime },
    previous.edges,
  );
  const flow = {
    nodes,
    areas: toAreaNodes(project.areas, selection.areas, previous.areas),
    notes: toNoteNodes(project.notes, selection.notes, previous.notes),
    edges: edges ?? previous.edges,
  };
  pictures.set(flow, { scene, view });
  return flow;
}

/** What is shown, wherever it stands. */
interface Scene {
  readonly structure: Project;
  readonly relations: readonly ResolvedRelation[];
  readonly problems: ProblemCounts;
  /** The models that are not dimmed; null for all. */
  readonly focused: ReadonlySet<ModelId> | null;
}

/** What each flow is a picture of, for the steps of a drag: in them nothing is worked out again. */
const pictures = new WeakMap<Flow, { readonly scene: Scene; readonly view: FlowView }>();

function toScene(structure: Project, { selection, isFocused, settled }: FlowView): Scene {
  const relations = allRelations(structure);
  return {
    structure,
    relations,
    problems: countProblems(settled ?? structure),
    focused: isFocused ? focusedModels(relations, selection) : null,
  };
}

function isSameView(one: FlowView, other: FlowView): boolean {
  return (
    one.selection === other.selection &&
    one.detail === other.detail &&
    one.isFocused === other.isFocused &&
    one.settled === other.settled
  );
}

/** The node of a model that changed in nothing but its place. */
function moveNode(node: ModelNode, entry: ModelEntry | undefined): ModelNode {
  if (entry === undefined || entry === node.data.entry) return node;
  const { x, y } = entry.position;
  return { ...node, position: { x, y }, data: { ...node.data, entry } };
}

function toNodes(
  project: Project,
  { selection, detail }: FlowView,
  { structure, relations, problems, focused }: Scene,
  previous: readonly ModelNode[],
): readonly ModelNode[] {
  const loose = looseByOwner(relations);
  const selected = new Set(selection.models);
  const known = new Map(previous.map((node) => [node.id, node]));
  return project.models.map((entry) => {
    const data: ModelNodeData = {
      entry,
      plural: pluralOfModel(structure, entry),
      rows: {
        properties: rowsOf(describeProperties(structure, entry.id), detail),
        loose: detail === 'all' ? (loose.get(entry.id) ?? []) : [],
      },
      problems: problems.ofModel(entry.id),
      isDimmed: focused !== null && !focused.has(entry.id),
      selectedProperty: selected.has(entry.id) ? selection.property : null,
    };
    const before = known.get(entry.id);
    const isSelected = selected.has(entry.id);
    return before !== undefined && before.selected === isSelected && isSameData(before.data, data)
      ? before
      : toNode(data, isSelected);
  });
}

const noRows: readonly PropertyView[] = [];

/** The lines of a level of detail; the same list again for the same list, so that the box is left alone. */
function rowsOf(properties: readonly PropertyView[], detail: DetailLevel): readonly PropertyView[] {
  if (detail === 'all') return properties;
  if (detail === 'names') return noRows;
  return keysAmong(properties);
}

const keysAmong = memoByKey((properties: readonly PropertyView[]) =>
  properties.filter(({ isId, from }) => isId || from !== undefined),
);

/** The relations that point at no model of the project: they can't be edges. */
function looseByOwner(relations: readonly ResolvedRelation[]): Map<ModelId, ResolvedRelation[]> {
  const groups = new Map<ModelId, ResolvedRelation[]>();
  for (const relation of relations) {
    if (relation.target !== null) continue;
    addTo(groups, relation.owner.id, relation);
  }
  return groups;
}

function toNode(data: ModelNodeData, isSelected: boolean): ModelNode {
  const { entry, rows } = data;
  const { x, y } = entry.position;
  const { width, height } = boxSize(entry.definition.name, rows);
  return {
    id: entry.id,
    type: 'model',
    position: { x, y },
    width,
    height,
    // Known beforehand, so React Flow measures nothing.
    measured: { width, height },
    handles: [
      {
        type: 'source',
        id: null,
        position: FlowPosition.Right,
        x: width,
        y: boxMeasures.header / 2,
        width: 1,
        height: 1,
      },
      { type: 'target', id: null, position: FlowPosition.Left, x: 0, y: 0, width, height },
    ],
    selected: isSelected,
    ariaLabel: `Model ${shorten(entry.definition.name)}`,
    data,
  };
}

function isSameData(before: ModelNodeData, now: ModelNodeData): boolean {
  return (
    before.entry === now.entry &&
    before.plural === now.plural &&
    before.isDimmed === now.isDimmed &&
    before.selectedProperty === now.selectedProperty &&
    before.problems.count === now.problems.count &&
    before.problems.isError === now.problems.isError &&
    // The model room gives the same list again while nothing in it changes.
    before.rows.properties === now.rows.properties &&
    describeAll(before.rows.loose) === describeAll(now.rows.loose)
  );
}

function describeAll(relations: readonly ResolvedRelation[]): string {
  return relations.map(describeRelation).join('\n');
}
