import { Position as FlowPosition } from '@xyflow/react';
import type { Selection } from '../editor/index.ts';
import {
  allRelations,
  describeProperties,
  type ModelId,
  type Project,
  pluralOfModel,
  type ResolvedRelation,
} from '../model/index.ts';
import type { Flow, ModelNode, ModelNodeData } from './flow.ts';
import { boxOf, HEADER_HEIGHT } from './geometry.ts';
import { describeRelation, toEdges } from './toEdges.ts';

/**
 * The project as React Flow's nodes and edges. A model or a relation that looks
 * as it did keeps its node or edge object from `previous`, so that memoised
 * components leave it alone.
 */
export function toFlow(project: Project, selection: Selection, previous: Flow): Flow {
  const relations = allRelations(project);
  const loose = looseByOwner(relations);
  const selected = new Set(selection.models);
  const known = new Map(previous.nodes.map((node) => [node.id, node]));
  const nodes = project.models.map((entry) => {
    const rows = { properties: describeProperties(project, entry.id), loose: loose.get(entry.id) ?? [] };
    return keepNode(
      known.get(entry.id),
      toNode({ entry, plural: pluralOfModel(project, entry), rows }, selected.has(entry.id)),
    );
  });
  return { nodes, edges: toEdges(relations, nodes, selection.relation, previous.edges) };
}

/** The relations that point at no model of the project: they can't be edges. */
function looseByOwner(relations: readonly ResolvedRelation[]): Map<ModelId, ResolvedRelation[]> {
  const groups = new Map<ModelId, ResolvedRelation[]>();
  for (const relation of relations) {
    if (relation.target !== null) continue;
    groups.set(relation.owner.id, [...(groups.get(relation.owner.id) ?? []), relation]);
  }
  return groups;
}

function toNode(data: ModelNodeData, isSelected: boolean): ModelNode {
  const { entry, rows } = data;
  const { x, y, width, height } = boxOf(entry, rows);
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
        y: HEADER_HEIGHT / 2,
        width: 1,
        height: 1,
      },
      { type: 'target', id: null, position: FlowPosition.Left, x: 0, y: 0, width, height },
    ],
    selected: isSelected,
    ariaLabel: `Model ${entry.definition.name}`,
    data,
  };
}

function keepNode(before: ModelNode | undefined, now: ModelNode): ModelNode {
  if (before === undefined || before.selected !== now.selected) return now;
  const { entry, plural, rows } = before.data;
  const isSame =
    entry === now.data.entry &&
    plural === now.data.plural &&
    // The model room gives the same list again while nothing in it changes.
    rows.properties === now.data.rows.properties &&
    describeAll(rows.loose) === describeAll(now.data.rows.loose);
  return isSame ? before : now;
}

function describeAll(relations: readonly ResolvedRelation[]): string {
  return relations.map(describeRelation).join('\n');
}
