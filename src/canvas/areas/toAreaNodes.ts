import { shorten } from '../../lib/shorten.ts';
import type { Area } from '../../model/index.ts';
import type { AreaNode } from '../flow.ts';

/** Behind edges and models. React Flow lifts what is selected by 1,000; an area stays behind even so. */
const zIndex = { normal: -1, selected: -1001 };

/** Areas as nodes, from back to front; what looks as it did keeps its node. */
export function toAreaNodes(
  areas: readonly Area[],
  selectedIds: readonly string[],
  previous: readonly AreaNode[],
): readonly AreaNode[] {
  const known = new Map(previous.map((node) => [node.id, node]));
  const selected = new Set(selectedIds);
  return areas.map((area) => {
    const before = known.get(area.id);
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
    // Its inside is the canvas'; the title and the border take the pointer back.
    style: { pointerEvents: 'none' },
    ariaLabel: `Area ${shorten(area.name)}`,
    data: { area },
  };
}
