import { addTo, groupBy } from '../../lib/groups.ts';
import type { Position } from '../project.ts';
import { packBoxes } from './packBoxes.ts';
import { type LayoutBox, type PlacedGroup, placeColumns } from './placeColumns.ts';

export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

const groupGap = 80;

/**
 * Places boxes from left to right along their edges, the source of an edge left
 * of its target except within cycles. Connected boxes stay together; no two
 * overlap. Deterministic.
 */
export function layeredLayout(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
): ReadonlyMap<string, Position> {
  const known = new Set(boxes.map((box) => box.id));
  const used = edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const from = groupBy(used, (edge) => edge.from);
  const groups = connectedGroups(boxes, used).map((group) =>
    placeGroup(
      group,
      group.flatMap(({ id }) => from.get(id) ?? []),
    ),
  );
  // Large groups first; sort is stable, so equal ones keep the order of the input.
  groups.sort((left, right) => right.size.width * right.size.height - left.size.width * left.size.height);
  const corners = packBoxes(
    groups.map((group) => group.size),
    groupGap,
  );
  const positions = new Map<string, Position>();
  groups.forEach((group, index) => {
    const corner = corners[index] ?? { x: 0, y: 0 };
    for (const [id, { x, y }] of group.positions) positions.set(id, { x: corner.x + x, y: corner.y + y });
  });
  return positions;
}

function connectedGroups(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
): readonly (readonly LayoutBox[])[] {
  const neighbours = adjacency(edges, true);
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const seen = new Set<string>();
  return boxes.flatMap((box) => {
    if (seen.has(box.id)) return [];
    const group: LayoutBox[] = [];
    const waiting = [box.id];
    seen.add(box.id);
    // The list grows during the iteration.
    for (const id of waiting) {
      const member = byId.get(id);
      if (member) group.push(member);
      for (const next of neighbours.get(id) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    return [group];
  });
}

function adjacency(
  edges: readonly LayoutEdge[],
  isBothWays: boolean,
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const { from, to } of edges) {
    addTo(lists, from, to);
    if (isBothWays) addTo(lists, to, from);
  }
  return lists;
}

/** @param inside the edges within the group */
function placeGroup(group: readonly LayoutBox[], inside: readonly LayoutEdge[]): PlacedGroup {
  const layers = orderLayers(layersOf(group, inside), inside);
  const limit = Math.max(6, Math.ceil(Math.sqrt(group.length) * 1.5));
  return placeColumns(layers.flatMap((layer) => cut(layer, limit)));
}

/** Puts each box one layer after its last predecessor; edges that would close a cycle are ignored. */
function layersOf(
  group: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
): readonly (readonly LayoutBox[])[] {
  const depths = depthsOf(
    group.map((box) => box.id),
    adjacency(edges, false),
  );
  const layers: LayoutBox[][] = [];
  for (const box of group) {
    const depth = depths.get(box.id) ?? 0;
    while (layers.length <= depth) layers.push([]);
    layers[depth]?.push(box);
  }
  return layers.filter((layer) => layer.length > 0);
}

function depthsOf(
  ids: readonly string[],
  targets: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const { finished, forward } = searchDepthFirst(ids, targets);
  const depths = new Map<string, number>();
  // In reverse order of completion, sources come before their targets.
  for (const id of finished.toReversed()) {
    const depth = depths.get(id) ?? 0;
    depths.set(id, depth);
    for (const target of forward.get(id) ?? []) {
      depths.set(target, Math.max(depths.get(target) ?? 0, depth + 1));
    }
  }
  return depths;
}

/** Depth-first search without recursion, since a long chain would exhaust the stack. */
function searchDepthFirst(ids: readonly string[], targets: ReadonlyMap<string, readonly string[]>) {
  const finished: string[] = [];
  const forward = new Map<string, string[]>();
  const state = new Map<string, 'open' | 'done'>();
  // Boxes without incoming edges come first, so that owners are on the left.
  const led = new Set([...targets.values()].flat());
  const starts = [...ids.filter((id) => !led.has(id)), ...ids.filter((id) => led.has(id))];
  for (const start of starts) {
    const stack = state.has(start) ? [] : [{ id: start, next: 0 }];
    if (stack.length > 0) state.set(start, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = targets.get(top.id)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        state.set(top.id, 'done');
        finished.push(top.id);
        stack.pop();
      } else if (state.get(target) !== 'open') {
        addTo(forward, top.id, target);
        if (state.has(target)) continue;
        state.set(target, 'open');
        stack.push({ id: target, next: 0 });
      }
    }
  }
  return { finished, forward };
}

/** Orders each layer by the mean position of its neighbours, in sweeps forwards and backwards, to reduce crossings. */
function orderLayers(
  layers: readonly (readonly LayoutBox[])[],
  edges: readonly LayoutEdge[],
): readonly (readonly LayoutBox[])[] {
  const neighbours = adjacency(edges, true);
  let ordered = layers;
  for (let sweep = 0; sweep < 4; sweep += 1) {
    const places = new Map<string, number>();
    const isBack = sweep % 2 === 1;
    const pass = (isBack ? ordered.toReversed() : ordered).map((layer) => {
      const sorted = byNeighbours(layer, neighbours, places);
      sorted.forEach((box, index) => {
        places.set(box.id, index / sorted.length);
      });
      return sorted;
    });
    ordered = isBack ? pass.toReversed() : pass;
  }
  return ordered;
}

function byNeighbours(
  layer: readonly LayoutBox[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  places: ReadonlyMap<string, number>,
): readonly LayoutBox[] {
  const weights = layer.map((box, index) => {
    const known = (neighbours.get(box.id) ?? []).flatMap((id) => places.get(id) ?? []);
    const sum = known.reduce((total, place) => total + place, 0);
    return { box, weight: known.length > 0 ? sum / known.length : index / layer.length };
  });
  return weights.toSorted((left, right) => left.weight - right.weight).map(({ box }) => box);
}

function cut(layer: readonly LayoutBox[], limit: number): readonly (readonly LayoutBox[])[] {
  const count = Math.ceil(layer.length / limit);
  const length = Math.ceil(layer.length / count);
  return Array.from({ length: count }, (_, index) => layer.slice(index * length, (index + 1) * length));
}
