import type { AreaNode, NoteNode } from '../flow.ts';
import { gapOfNode, type PositionedNode } from './gap.ts';
import type { View } from './nearby.ts';

/** Up to this many areas, and as many notes, are mounted; of more, those near the view, and the others are painted. */
export const MOST = 150;

/** Areas or notes, divided into mounted and painted ones. */
export interface Split<Node> {
  /** Mounted as nodes; hidden where React Flow needs them although they are out of view. */
  readonly drawn: readonly Node[];
  readonly painted: readonly Node[];
}

export interface Drawings {
  readonly areas: Split<AreaNode>;
  readonly notes: Split<NoteNode>;
}

/** Whether there are so few that all of them are mounted. */
export const areFew = (areas: number, notes: number): boolean => areas <= MOST && notes <= MOST;

/**
 * Divides many areas or notes: those in view are mounted, the largest first.
 * Selected ones move along in a drag, so React Flow always gets them.
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

const sizeOf = ({ width = 0, height = 0 }: PositionedNode): number => width * height;

const none: readonly never[] = [];
