import { Position as FlowPosition } from '@xyflow/react';
import type { Selection } from '../editor/index.ts';
import { byId } from '../lib/byId.ts';
import { addTo } from '../lib/groups.ts';
import { shorten } from '../lib/shorten.ts';
import {
  allRelations,
  boxMeasures,
  boxProperties,
  boxSize,
  type DetailLevel,
  isOnlyEmbedded,
  type ModelId,
  type Position,
  type Project,
  pluralOfModel,
  positionOf,
  type ResolvedRelation,
  withoutCanvas,
} from '../model/index.ts';
import { toAreaNodes } from './areas/toAreaNodes.ts';
import { describeRelation } from './describeRelation.ts';
import type { DrawEdges } from './drawEdges.ts';
import type { EdgeScene } from './edgeDrawings.ts';
import type { Flow, ModelNode, ModelNodeData } from './flow.ts';
import { focusedModels } from './focus.ts';
import { toNoteNodes } from './notes/toNoteNodes.ts';
import { countProblems } from './problemCounts.ts';

/** The parts of the editor and of the view options that the flow depends on. */
export interface FlowView {
  readonly selection: Selection;
  readonly detail: DetailLevel;
  readonly isFocused: boolean;
  /** 1 by default. */
  readonly focusSteps?: number;
  /** The project whose problems are shown, if the latest problems are not known yet. */
  readonly settled?: Project;
  /** Whether boxes are being dragged: then only their own edges are routed. */
  readonly isMoving?: boolean;
  /** Whether there is time to route another edge. Without it, all edges are routed. */
  readonly hasTime?: () => boolean;
  /** null until the router is loaded: the boxes are drawn without edges. */
  readonly drawEdges: DrawEdges | null;
}

/**
 * The project as React Flow's nodes and edges. What looks the same keeps its
 * object from `previous`, so that memoised components do not render.
 */
export function toFlow(project: Project, view: FlowView, previous: Flow): Flow {
  const files = withoutCanvas(project);
  const before = scenes.get(previous);
  const isSame = before?.files === files && isSameView(before.view, view);
  const scene = isSame ? before : toScene(files, view, previous.nodes);
  const nodes = toNodes(scene.boxes, project, previous.nodes);
  const { selection, isMoving = false, hasTime } = view;
  const flow = {
    nodes,
    areas: toAreaNodes(project.areas, selection.areas, previous.areas),
    notes: toNoteNodes(project.notes, selection.notes, previous.notes),
    edges: view.drawEdges?.(scene, nodes, { isMoving, hasTime }, previous.edges) ?? previous.edges,
  };
  scenes.set(flow, scene);
  return flow;
}

/** What is shown, independent of positions: a drag does not change it. */
interface Scene extends EdgeScene {
  readonly view: FlowView;
  readonly boxes: readonly BoxContent[];
}

/** The contents of a model's box, independent of its position. */
interface BoxContent {
  readonly data: ModelNodeData;
  readonly isSelected: boolean;
}

/** The scene of each flow. */
const scenes = new WeakMap<Flow, Scene>();

/** Returns the scene of a flow; undefined for one that `toFlow` did not make. */
export const sceneOf = (flow: Flow): EdgeScene | undefined => scenes.get(flow);

function toScene(files: Project, view: FlowView, previous: readonly ModelNode[]): Scene {
  const { selection, isFocused, focusSteps, settled } = view;
  const relations = allRelations(files);
  const problems = countProblems(settled ?? files);
  const focused = isFocused ? focusedModels(relations, selection, focusSteps) : null;
  const edgeScene = { files, relations, problems, focused, selected: selection.relation };
  return { view, ...edgeScene, boxes: toBoxes(files, view, edgeScene, previous) };
}

function isSameView(one: FlowView, other: FlowView): boolean {
  return (
    one.selection === other.selection &&
    one.detail === other.detail &&
    one.isFocused === other.isFocused &&
    one.focusSteps === other.focusSteps &&
    one.settled === other.settled
  );
}

function toBoxes(
  files: Project,
  { selection, detail }: FlowView,
  { relations, problems, focused }: EdgeScene,
  previous: readonly ModelNode[],
): readonly BoxContent[] {
  const loose = looseByOwner(relations);
  const selected = new Set(selection.models);
  const known = new Map(previous.map(({ id, data }) => [id, data]));
  return files.models.map((entry) => {
    const isSelected = selected.has(entry.id);
    const isEmbedded = isOnlyEmbedded(files, entry);
    const data: ModelNodeData = {
      entry,
      isOnlyEmbedded: isEmbedded,
      hint: isEmbedded ? 'embedded' : `/${shorten(pluralOfModel(files, entry))}`,
      rows: {
        properties: boxProperties(files, entry.id, detail),
        loose: detail === 'all' ? (loose.get(entry.id) ?? []) : [],
      },
      problems: problems.ofModel(entry.id),
      isDimmed: focused !== null && !focused.has(entry.id),
      selectedProperty: isSelected ? selection.property : null,
    };
    const before = known.get(entry.id);
    return { data: before !== undefined && isSameData(before, data) ? before : data, isSelected };
  });
}

/** The boxes at their positions. */
function toNodes(
  boxes: readonly BoxContent[],
  project: Project,
  previous: readonly ModelNode[],
): readonly ModelNode[] {
  return boxes.map((box, index) => {
    const { id } = box.data.entry;
    const position = positionOf(project, id);
    const inOrder = previous[index];
    const before = inOrder?.id === id ? inOrder : byId(previous).get(id);
    return before !== undefined && isSameNode(before, box, position) ? before : toNode(box, position);
  });
}

/** The relations whose target is not in the project, which can't be edges. */
function looseByOwner(relations: readonly ResolvedRelation[]): Map<ModelId, ResolvedRelation[]> {
  const groups = new Map<ModelId, ResolvedRelation[]>();
  for (const relation of relations) {
    if (relation.target !== null) continue;
    addTo(groups, relation.owner.id, relation);
  }
  return groups;
}

function toNode({ data, isSelected }: BoxContent, position: Position): ModelNode {
  const { entry, rows } = data;
  const { width, height } = boxSize(entry.definition.name, rows);
  return {
    id: entry.id,
    type: 'model',
    position,
    width,
    height,
    // Given, so that React Flow does not measure.
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
    before.hint === now.hint &&
    before.isDimmed === now.isDimmed &&
    before.selectedProperty === now.selectedProperty &&
    before.problems.count === now.problems.count &&
    before.problems.isError === now.problems.isError &&
    // The model returns the same list while nothing in it changes.
    before.rows.properties === now.rows.properties &&
    describeAll(before.rows.loose) === describeAll(now.rows.loose)
  );
}

function describeAll(relations: readonly ResolvedRelation[]): string {
  return relations.map(describeRelation).join('\n');
}

function isSameNode(node: ModelNode, { data, isSelected }: BoxContent, { x, y }: Position): boolean {
  const { position } = node;
  return node.data === data && node.selected === isSelected && position.x === x && position.y === y;
}
