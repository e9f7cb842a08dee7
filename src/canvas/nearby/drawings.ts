import type { AreaNode, NoteNode } from '../flow.ts';
import { gapOfNode, type Placed } from './gap.ts';
import type { View } from './nearby.ts';

/** As many areas and as many notes are parts of the page; of more those that are near, the others are painted. */
export const MOST = 150;

/** Areas or notes, divided into what is drawn as parts of the page and what is painted. */
export interface Split<Node> {
  /** Parts of the page; hidden where React Flow has to know of them although they are not seen. */
  readonly drawn: readonly Node[];
  readonly painted: readonly Node[];
}

export interface Drawings {
  readonly areas: Split<AreaNode>;
  readonly notes: Split<NoteNode>;
}

/** Whether there are so few that all of them are parts of the page. */
export const areFew = (areas: number, notes: number): boolean => areas <= MOST && notes <= MOST;

/**
 * Of many areas or notes those within the view, the largest first; what is
 * selected moves along in a drag and so is always known to React Flow.
 */
export function splitDrawings<Node extends AreaNode | NoteNode>(
  nodes: readonly Node[],
  { seen, margin }: View,
): Split<Node> {
  if (nodes.length <= MOST) return { drawn: nodes, painted: none };
  const near = nodes.filter((node) => gapOfNode(node, seen) <= margin);
  const chosen = new Set(near.length <= MOST ? near : largestOf(near));
  const drawn: Node[] = [];
  const painted: Node[] = [];
  for (const node of nodes) {
    if (chosen.has(node)) drawn.push(node);
    else {
      painted.push(node);
      if (node.selected === true) drawn.push({ ...node, hidden: true });
    }
  }
  return { drawn, painted };
}

function largestOf<Node extends AreaNode | NoteNode>(nodes: readonly Node[]): readonly Node[] {
  const rank = (node: Node): number => (node.selected === true ? Infinity : sizeOf(node));
  return nodes.toSorted((one, other) => rank(other) - rank(one)).slice(0, MOST);
}

const sizeOf = ({ width = 0, height = 0 }: Placed): number => width * height;

const none: readonly never[] = [];
