import { shorten } from '../../lib/shorten.ts';
import type { Area } from '../../model/index.ts';
import type { AreaNode } from '../flow.ts';

/** Behind edges and models. React Flow raises selected nodes by 1,000, so a selected area needs less. */
const zIndex = { normal: -1, selected: -1001 };

/** Turns areas into nodes, from back to front. An unchanged area keeps its node object. */
export function toAreaNodes(
  areas: readonly Area[],
  selectedIds: readonly string[],
  previous: readonly AreaNode[],
): readonly AreaNode[] {
  const previousById = new Map(previous.map((node) => [node.id, node]));
  const selected = new Set(selectedIds);
  return areas.map((area) => {
    const before = previousById.get(area.id);
    const isSelected = selected.has(area.id);
    const isSame = before?.data.area === area && before.selected === isSelected;
    return isSame ? before : toNode(area, isSelected);
  });
}

function toNode(area: Area, selected: boolean): AreaNode {
  return {
    id: area.id,
    type: 'area',
    position: area.position,
    ...area.size,
    measured: area.size,
    handles: [],
    selected,
    connectable: false,
    zIndex: selected ? zIndex.selected : zIndex.normal,
    // The inside lets the pointer through; the title and the border take it.
    style: { pointerEvents: 'none' },
    ariaLabel: `Area ${shorten(area.name)}`,
    data: { area },
  };
}
