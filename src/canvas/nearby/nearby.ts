import type { Rect } from '../../lib/geometry.ts';
import { memoByKey } from '../../lib/memo.ts';
import type { Flow, ModelNode, RelationEdge } from '../flow.ts';
import { MOST_EDGES } from '../overview/farOut.ts';
import { gapOfEdge, gapOfNode } from './gap.ts';

/** The part of a large project that React Flow gets. */
export interface Drawn {
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly RelationEdge[];
  /** Whether something in view is not mounted yet. */
  readonly isMissing: boolean;
  /** Whether there are more edges in view than may be mounted: the overview paints the others. */
  readonly isFull: boolean;
}

/** The visible part of the canvas, and the margin around it in which items are mounted ahead. In canvas pixels. */
export interface View {
  readonly seen: Rect;
  readonly margin: number;
}

/** Items this many margins away are unmounted. */
const TOO_FAR = 2;

/** Up to this many newly visible items are mounted synchronously. */
const IMMEDIATE_COUNT = 4;

/** Each step costs more the more is mounted, so a step mounts at least this share of it. */
const SHARE = 0.25;

/**
 * Decides which boxes and edges of a large project are mounted: those in view,
 * and those around it, ready for when the view moves. Mounting one takes a few
 * milliseconds, so they are mounted in steps, the nearest first.
 */
export interface Nearby {
  /** The mounted part of the flow, with a few newly visible items. React Flow gets selected models wherever they are. */
  draw(flow: Flow, view: View): Drawn;
  /** Whether something in view is not mounted yet. */
  isMissing(flow: Flow, view: View): boolean;
  /**
   * Mounts a few more items, or unmounts distant ones if none is missing.
   *
   * @param isKept whether a model stays mounted wherever it is
   * @returns whether anything changed
   */
  step(flow: Flow, view: View, count: number, isKept: (id: string) => boolean): boolean;
  /** Unmounts everything. */
  clear(): void;
}

export function createNearby(): Nearby {
  const nodes = new Set<string>();
  const edges = new Set<string>();

  const isMissing = (flow: Flow, { seen }: View): boolean => due(flow, { seen, margin: 0 }).length > 0;

  /** The unmounted items within the margin, the nearest first; at equal distance boxes before edges. */
  function due(flow: Flow, { seen, margin }: View): Due[] {
    const found: Due[] = [];
    for (const node of flow.nodes) {
      if (nodes.has(node.id)) continue;
      const gap = gapOfNode(node, seen);
      if (gap <= margin) found.push({ gap, draw: () => nodes.add(node.id) });
    }
    for (const edge of edges.size >= MOST_EDGES ? none : flow.edges) {
      if (edges.has(edge.id)) continue;
      const gap = gapOfEdge(edge, seen, margin);
      if (gap <= margin) found.push({ gap, draw: () => edges.add(edge.id) });
    }
    return found.sort((one, other) => one.gap - other.gap);
  }

  /** Unmounts items that are far away or no longer in the project. */
  function dropFar(flow: Flow, { seen, margin }: View, count: number, isKept: (id: string) => boolean) {
    const limit = margin * TOO_FAR;
    const nodeById = new Map(flow.nodes.map((node) => [node.id, node]));
    const edgeById = new Map(flow.edges.map((edge) => [edge.id, edge]));
    let left = count;
    for (const id of nodes) {
      const node = nodeById.get(id);
      if (node !== undefined && (gapOfNode(node, seen) <= limit || isKept(id))) continue;
      if (left === 0) return true;
      nodes.delete(id);
      left -= 1;
    }
    for (const id of edges) {
      const edge = edgeById.get(id);
      if (edge !== undefined && gapOfEdge(edge, seen, limit) <= limit) continue;
      if (left === 0) return true;
      edges.delete(id);
      left -= 1;
    }
    return left < count;
  }

  return {
    draw(flow, view) {
      const missing = due(flow, { ...view, margin: 0 });
      for (const { draw } of missing.slice(0, IMMEDIATE_COUNT)) draw();
      const drawnEdges = flow.edges.filter(({ id, selected }) => edges.has(id) || selected === true);
      return {
        nodes: nodesForReactFlow(flow, nodes, endsOf(drawnEdges)),
        edges: drawnEdges,
        isMissing: missing.length > IMMEDIATE_COUNT,
        isFull: edges.size >= MOST_EDGES && flow.edges.length > edges.size,
      };
    },
    isMissing,
    step(flow, view, count, isKept) {
      const most = Math.max(count, Math.floor((nodes.size + edges.size) * SHARE));
      const next = due(flow, view).slice(0, most);
      for (const { draw } of next) draw();
      return next.length > 0 || dropFar(flow, view, most, isKept);
    },
    clear() {
      nodes.clear();
      edges.clear();
    },
  };
}

const none: readonly never[] = [];

interface Due {
  readonly gap: number;
  readonly draw: () => void;
}

function endsOf(edges: readonly RelationEdge[]): ReadonlySet<string> {
  return new Set(edges.flatMap(({ source, target }) => [source, target]));
}

/**
 * The visible models, plus, hidden, those that React Flow needs nevertheless:
 * the ends of visible edges, and selected models, which move along in a drag.
 */
export function nodesForReactFlow(
  flow: Flow,
  drawn: ReadonlySet<string>,
  ends: ReadonlySet<string> = noIds,
): readonly ModelNode[] {
  return flow.nodes.flatMap((node) => {
    if (drawn.has(node.id)) return [node];
    return node.selected === true || ends.has(node.id) ? [hide(node)] : [];
  });
}

const noIds: ReadonlySet<string> = new Set();

const hide = memoByKey((node: ModelNode): ModelNode => ({ ...node, hidden: true }));
