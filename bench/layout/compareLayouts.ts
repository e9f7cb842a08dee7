/** Our layout beside that of dagre, on the same boxes and edges. */
import dagre from '@dagrejs/dagre';
import { arrangeBoxes } from '../../src/model/layout/arrangeBoxes.ts';
import { connectedGroups } from '../../src/model/layout/layoutGraph.ts';
import { measureLayout } from '../../src/model/layout/measureLayout.ts';
import type { Position } from '../../src/model/project.ts';
import { layoutGraphs, type NamedGraph } from './graphs.ts';

const ASPECT = 1.6;

/** The measures of one layout. */
export interface LayoutResult {
  readonly crossings: number;
  readonly through: number;
  /** In pixels of the canvas. */
  readonly length: number;
  /** Width divided by height. */
  readonly aspect: number;
  /** The zoom at which 1,440 by 900 pixels show all. */
  readonly zoom: number;
  /** The time of the layout in milliseconds. */
  readonly took: number;
}

export interface LayoutComparison {
  readonly name: string;
  readonly models: number;
  readonly ours: LayoutResult;
  readonly dagre: LayoutResult;
}

/** Lays every graph out twice. */
export function compareLayouts(): readonly LayoutComparison[] {
  return layoutGraphs().map((graph) => ({
    name: graph.name,
    models: graph.boxes.length,
    ours: resultOf(graph, () => arrangeBoxes(graph.boxes, graph.edges, { aspect: ASPECT })),
    dagre: resultOf(graph, () => dagreLayout(graph)),
  }));
}

function resultOf(graph: NamedGraph, layOut: () => ReadonlyMap<string, Position>): LayoutResult {
  const start = performance.now();
  const positions = layOut();
  const took = performance.now() - start;
  const { crossings, through, length, size } = measureLayout(graph, positions);
  const { width, height } = size;
  const zoom = Math.min(1440 / width, 900 / height);
  return { crossings, through, length, aspect: width / height, zoom, took };
}

/** Plain dagre from left to right, with the gaps of our columns and rows. */
function dagreLayout({ boxes, edges }: NamedGraph): ReadonlyMap<string, Position> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 200 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, size } of boxes) graph.setNode(id, { ...size });
  for (const group of connectedGroups(boxes, edges)) {
    for (const { from, to } of group.edges) graph.setEdge(from, to);
  }
  dagre.layout(graph);
  return new Map(
    boxes.map(({ id, size }) => {
      const { x = 0, y = 0 } = graph.node(id) as Partial<Position>;
      return [id, { x: x - size.width / 2, y: y - size.height / 2 }];
    }),
  );
}
