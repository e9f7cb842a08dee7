import { addTo } from '../../lib/groups.ts';
import type { Size } from '../project.ts';

export interface LayoutBox {
  readonly id: string;
  readonly size: Size;
}

/** A relation between two boxes: preferably, `from` is left of `to`. */
export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

/** Boxes that edges connect, and these edges: at most one between two boxes, none from a box to itself. */
export interface LayoutGroup {
  readonly boxes: readonly LayoutBox[];
  readonly edges: readonly LayoutEdge[];
}

/** Splits boxes into connected groups. The boxes of a group come in breadth-first order from its first one. */
export function connectedGroups(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
): readonly LayoutGroup[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const single = singleEdges(edges.filter(({ from, to }) => byId.has(from) && byId.has(to)));
  const incident = new Map<string, LayoutEdge[]>();
  for (const edge of single) {
    addTo(incident, edge.from, edge);
    addTo(incident, edge.to, edge);
  }
  const seen = new Set<string>();
  return boxes.flatMap((box) => {
    if (seen.has(box.id)) return [];
    seen.add(box.id);
    const ids = [box.id];
    const own: LayoutEdge[] = [];
    // The list grows during the iteration.
    for (const id of ids) {
      for (const edge of incident.get(id) ?? []) {
        // Each edge is met at both ends.
        if (edge.from === id) own.push(edge);
        const next = edge.from === id ? edge.to : edge.from;
        if (seen.has(next)) continue;
        seen.add(next);
        ids.push(next);
      }
    }
    return [{ boxes: ids.flatMap((id) => byId.get(id) ?? []), edges: own }];
  });
}

/** Keeps one edge between two boxes: the first. */
export function singleEdges(edges: readonly LayoutEdge[]): readonly LayoutEdge[] {
  const seen = new Map<string, Set<string>>();
  return edges.filter(({ from, to }) => {
    if (from === to || seen.get(from)?.has(to) === true || seen.get(to)?.has(from) === true) return false;
    const targets = seen.get(from);
    if (targets === undefined) seen.set(from, new Set([to]));
    else targets.add(to);
    return true;
  });
}
