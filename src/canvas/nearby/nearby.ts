import type { Rect } from '../../lib/geometry.ts';
import { memoByKey } from '../../lib/memo.ts';
import type { Flow, ModelNode, RelationEdge } from '../flow.ts';
import { MOST_EDGES } from '../overview/farOut.ts';
import { gapOfEdge, gapOfNode } from './gap.ts';

/** What is given to React Flow of a large project. */
export interface Drawn {
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly RelationEdge[];
  /** Whether something in view has yet to be drawn. */
  readonly isMissing: boolean;
  /** Whether there are more edges in view than are drawn: the picture shows the others. */
  readonly isFull: boolean;
}

/** What is seen, and how far around it things are drawn beforehand, in canvas pixels. */
export interface View {
  readonly seen: Rect;
  readonly margin: number;
}

/** What is drawn this many margins away goes again. */
const TOO_FAR = 2;

/** So many that come into view are drawn with the picture itself: a model that was just added, a relation's new name. */
const WITH_PICTURE = 4;

/** Making a few among many takes the longer the more there are: then more are made at a time. */
const SHARE = 0.25;

/**
 * Which boxes and edges of a large project are drawn: those in view, and those
 * around it, so that they stand there already when the view moves. Each takes
 * a few milliseconds to make, so they come bit by bit, the nearest first.
 */
export interface Nearby {
  /** What is drawn of the flow, and a little that is new in view; what is selected is known to React Flow wherever it is. */
  draw(flow: Flow, view: View): Drawn;
  /** Whether something in view has yet to be drawn. */
  isMissing(flow: Flow, view: View): boolean;
  /**
   * Draws a few more, or where all is there lets go of what is far away.
   *
   * @param isKept says of a model that it stays wherever it is
   * @returns whether anything changed
   */
  step(flow: Flow, view: View, count: number, isKept: (id: string) => boolean): boolean;
  /** Lets go of everything. */
  clear(): void;
}

export function createNearby(): Nearby {
  const nodes = new Set<string>();
  const edges = new Set<string>();

  const isMissing = (flow: Flow, { seen }: View): boolean => due(flow, { seen, margin: 0 }).length > 0;

  /** What is due within the margin, the nearest first; of those as near boxes before edges. */
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

  /** Forgets what is far away or no longer there. */
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
      for (const { draw } of missing.slice(0, WITH_PICTURE)) draw();
      const drawnEdges = flow.edges.filter(({ id, selected }) => edges.has(id) || selected === true);
      return {
        nodes: knownNodes(flow, nodes, endsOf(drawnEdges)),
        edges: drawnEdges,
        isMissing: missing.length > WITH_PICTURE,
        isFull: edges.size >= MOST_EDGES && flow.edges.length > edges.size,
      };
    },
    isMissing,
    step(flow, view, count, isKept) {
      const most = Math.max(count, Math.floor((nodes.size + edges.size) * SHARE));
      const next = due(flow, view).slice(0, most);
      for (const { draw } of next) draw();
      return next.length > 0 || dropFar(flow, view, count, isKept);
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
 * The drawn models, and hidden those that React Flow has to know of although
 * they are not drawn: the ends of drawn edges, and the selected ones, which
 * move along in a drag.
 */
export function knownNodes(
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
