import {
  type Alignment,
  alignBoxes,
  boxInDirection,
  type Direction,
  distributeBoxes,
  type PlacedBox,
} from '../../canvas/index.ts';
import { allRelations, type ModelId, moveItems, type Position, type Project } from '../../model/index.ts';
import { showOnce } from '../shell/notices.ts';
import { itemsToArrange } from './itemsToArrange.ts';
import type { ViewServices } from './viewServices.ts';

type Positions = Readonly<Record<string, Position>>;

interface ArrangingServices extends ViewServices {
  readonly reveal: (id: string) => void;
}

/** What the actions for the places of boxes do. */
export interface Arranging {
  readonly align: (label: string, alignment: Alignment) => void;
  readonly distribute: (axis: 'x' | 'y') => void;
  readonly selectNext: (direction: Direction) => void;
}

/** Creates what the actions for the places of boxes do; a notice says where there is nothing to do. */
export function createArranging({ editor, view, notices, reveal }: ArrangingServices): Arranging {
  const boxes = (): readonly PlacedBox[] => view.getState().canvas?.boxes() ?? [];
  const boxesOf = (ids: readonly string[]): PlacedBox[] => {
    const wanted = new Set(ids);
    return boxes().filter(({ id }) => wanted.has(id));
  };
  const arrangeSelection = (label: string, arrange: (boxes: readonly PlacedBox[]) => Positions): void => {
    const { models, areas, notes } = itemsToArrange(editor.getState());
    const placed = boxesOf([...models, ...areas, ...notes]);
    const positions = arrange(placed);
    if (isInPlace(placed, positions)) {
      showOnce(notices, { tone: 'info', text: `${label}: the boxes are already in place, nothing moved.` });
      return;
    }
    const pick = (ids: readonly string[]): Positions =>
      Object.fromEntries(
        ids.flatMap((id) => (positions[id] === undefined ? [] : [[id, positions[id]] as const])),
      );
    editor.run(moveItems, { models: pick(models), areas: pick(areas), notes: pick(notes) }, { label });
  };
  const models = (): PlacedBox[] => boxesOf(editor.getState().project.models.map(({ id }) => id));
  const selectNext = (direction: Direction): void => {
    const { project, selection } = editor.getState();
    const [from] = selection.models;
    const next =
      from === undefined
        ? models()[0]?.id
        : boxInDirection(models(), relatedTo(project, from), from, direction);
    if (!next) {
      showOnce(notices, { tone: 'info', text: `There is no model ${directionTexts[direction]}.` });
      return;
    }
    editor.select({ models: [next] });
    reveal(next);
  };
  return {
    align: (label, alignment) => arrangeSelection(label, (placed) => alignBoxes(placed, alignment)),
    distribute: (axis) => arrangeSelection('Distribute', (placed) => distributeBoxes(placed, axis)),
    selectNext,
  };
}

const directionTexts: Readonly<Record<Direction, string>> = {
  right: 'to the right',
  left: 'to the left',
  up: 'above',
  down: 'below',
};

/** Whether every box is already at its position, to within half a pixel. */
function isInPlace(boxes: readonly PlacedBox[], positions: Positions): boolean {
  return boxes.every(({ id, x, y }) => {
    const to = positions[id];
    return to === undefined || (Math.abs(to.x - x) < 0.5 && Math.abs(to.y - y) < 0.5);
  });
}

function relatedTo(project: Project, modelId: ModelId): Set<ModelId> {
  const related = new Set<ModelId>();
  for (const { owner, target } of allRelations(project)) {
    if (target === null) continue;
    if (owner.id === modelId) related.add(target.id);
    if (target.id === modelId) related.add(owner.id);
  }
  return related;
}
