import type { Edge, Node } from '@xyflow/react';
import type { ModelEntry, ResolvedRelation } from '../model/index.ts';
import type { BoxRows } from './geometry.ts';
import type { Route } from './route.ts';

export interface ModelNodeData extends Record<string, unknown> {
  readonly entry: ModelEntry;
  readonly plural: string;
  readonly rows: BoxRows;
}

export type ModelNode = Node<ModelNodeData, 'model'>;

export interface RelationEdgeData extends Record<string, unknown> {
  readonly relation: ResolvedRelation;
  readonly route: Route;
}

export type RelationEdge = Edge<RelationEdgeData, 'relation'>;

/** What React Flow draws. */
export interface Flow {
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly RelationEdge[];
}

export const emptyFlow: Flow = { nodes: [], edges: [] };
