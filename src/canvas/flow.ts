import type { Edge, Node } from '@xyflow/react';
import type { Box } from '../lib/geometry.ts';
import type { Area, BoxRows, ModelEntry, Note, ResolvedRelation } from '../model/index.ts';
import type { EdgeLabel } from './edges/labelOf.ts';
import type { Route } from './route.ts';

/** The number of problems of a model or relation, for its badge. */
export interface ProblemCount {
  readonly count: number;
  readonly isError: boolean;
}

export interface ModelNodeData extends Record<string, unknown> {
  readonly entry: ModelEntry;
  /** Beside the name: the REST path, or "embedded" for a model that is never stored by itself. */
  readonly hint: string;
  readonly isOnlyEmbedded: boolean;
  readonly rows: BoxRows;
  readonly problems: ProblemCount;
  /** Whether focus mode dims the model. */
  readonly isDimmed: boolean;
  /** The name of its selected property. */
  readonly selectedProperty: string | null;
}

export type ModelNode = Node<ModelNodeData, 'model'>;

/** One relation of an edge. */
export interface EdgeSide {
  readonly relation: ResolvedRelation;
  readonly label: EdgeLabel;
  readonly problems: ProblemCount;
  readonly isSelected: boolean;
}

/** The relation that an edge starts with, and the one that leads back, if there is one. */
export type EdgeSides = readonly [EdgeSide, ...EdgeSide[]];

export interface RelationEdgeData extends Record<string, unknown> {
  readonly sides: EdgeSides;
  /** With a place for the label of each side. */
  readonly route: Route;
  readonly isDimmed: boolean;
}

export type RelationEdge = Edge<RelationEdgeData, 'relation'>;

interface AreaNodeData extends Record<string, unknown> {
  readonly area: Area;
}

export type AreaNode = Node<AreaNodeData, 'area'>;

interface NoteNodeData extends Record<string, unknown> {
  readonly note: Note;
}

export type NoteNode = Node<NoteNodeData, 'note'>;

export type CanvasNode = ModelNode | AreaNode | NoteNode;

/** The box of a node. */
export function boxOfNode({ position, width = 0, height = 0 }: CanvasNode): Box {
  return { x: position.x, y: position.y, width, height };
}

/** The nodes and edges for React Flow. */
export interface Flow {
  /** The nodes of the models. */
  readonly nodes: readonly ModelNode[];
  readonly areas: readonly AreaNode[];
  readonly notes: readonly NoteNode[];
  readonly edges: readonly RelationEdge[];
}

export const emptyFlow: Flow = { nodes: [], areas: [], notes: [], edges: [] };
