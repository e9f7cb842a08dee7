import type { CanvasNode } from '../flow.ts';

/**
 * For each node that leaves React Flow, an error is thrown and caught in it,
 * which takes a third of a millisecond. So a few leave at a time.
 */
export const LEAVING_AT_ONCE = 50;

/** Lets many nodes leave React Flow a few at a time; until then they are hidden. */
export interface LeavingNodes {
  /** Returns the wanted nodes with the hidden ones that have yet to leave; the wanted list itself if there are none. */
  show(wanted: CanvasNode[]): CanvasNode[];
  /** Lets a few leave with the next list. */
  letGo(): void;
}

/** Creates the list of nodes that leave React Flow. */
export function createLeavingNodes(): LeavingNodes {
  let shown: readonly CanvasNode[] = [];
  let leaving: readonly CanvasNode[] = [];
  return {
    show(wanted) {
      // A step of a drag: the same nodes, some with another position.
      if (leaving.length === 0 && haveSameIds(shown, wanted)) {
        shown = wanted;
        return wanted;
      }
      const ids = new Set(wanted.map(({ id }) => id));
      const left = [...shown, ...leaving].filter(({ id }) => !ids.has(id));
      shown = wanted;
      leaving = left.length > LEAVING_AT_ONCE ? left.map(hide) : [];
      return leaving.length > 0 ? [...wanted, ...leaving] : wanted;
    },
    letGo() {
      leaving = leaving.slice(LEAVING_AT_ONCE);
    },
  };
}

function haveSameIds(one: readonly CanvasNode[], other: readonly CanvasNode[]): boolean {
  return one.length === other.length && one.every(({ id }, index) => id === other[index]?.id);
}

/** Hides a node, and deselects it so that a drag of the selection does not move it. */
function hide(node: CanvasNode): CanvasNode {
  return node.hidden === true && node.selected === false ? node : { ...node, hidden: true, selected: false };
}
