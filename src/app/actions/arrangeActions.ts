import {
  type Alignment,
  alignBoxes,
  boxInDirection,
  type Direction,
  distributeBoxes,
  type PlacedBox,
} from '../../canvas/index.ts';
import { countItems, type EditorState } from '../../editor/index.ts';
import {
  allRelations,
  type CanvasItems,
  type ModelId,
  moveItems,
  outermostItems,
  type Position,
  type Project,
} from '../../model/index.ts';
import { showOnce } from '../shell/notices.ts';
import type { ActionDefinition, ActionId } from './actions.ts';
import type { ViewServices } from './viewServices.ts';

type Positions = Readonly<Record<string, Position>>;

const alignments: readonly (readonly [ActionId, string, Alignment])[] = [
  ['alignLeft', 'Align left', 'left'],
  ['alignCentre', 'Align centres', 'centre'],
  ['alignRight', 'Align right', 'right'],
  ['alignTop', 'Align tops', 'top'],
  ['alignMiddle', 'Align middles', 'middle'],
  ['alignBottom', 'Align bottoms', 'bottom'],
];

const directions: readonly (readonly [ActionId, string, Direction])[] = [
  ['selectRight', 'Go to the model at the right', 'right'],
  ['selectLeft', 'Go to the model at the left', 'left'],
  ['selectUp', 'Go to the model above', 'up'],
  ['selectDown', 'Go to the model below', 'down'],
];

/** Creates the actions that align boxes, and those that select the next box by key. */
export function createArrangeActions(
  { editor, view, notices }: ViewServices,
  reveal: (id: string) => void,
): readonly ActionDefinition[] {
  const boxes = (): readonly PlacedBox[] => view.getState().canvas?.boxes() ?? [];
  const boxesOf = (ids: readonly string[]): PlacedBox[] => {
    const wanted = new Set(ids);
    return boxes().filter(({ id }) => wanted.has(id));
  };
  const arrangeSelection = (label: string, arrange: (boxes: readonly PlacedBox[]) => Positions) => () => {
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
  const hasSeveral = (least: number) => (state: EditorState) => countItems(itemsToArrange(state)) >= least;
  const models = (): PlacedBox[] => boxesOf(editor.getState().project.models.map(({ id }) => id));
  const selectInDirection = (direction: Direction): void => {
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
  return [
    ...alignments.map(
      ([id, label, alignment]): ActionDefinition => ({
        id,
        label,
        isEnabled: hasSeveral(2),
        run: arrangeSelection(label, (placed) => alignBoxes(placed, alignment)),
      }),
    ),
    {
      id: 'distributeAcross',
      label: 'Distribute across',
      isEnabled: hasSeveral(3),
      run: arrangeSelection('Distribute', (placed) => distributeBoxes(placed, 'x')),
    },
    {
      id: 'distributeDown',
      label: 'Distribute down',
      isEnabled: hasSeveral(3),
      run: arrangeSelection('Distribute', (placed) => distributeBoxes(placed, 'y')),
    },
    ...directions.map(
      ([id, label, direction]): ActionDefinition => ({
        id,
        label,
        isEnabled: ({ project }) => project.models.length > 0,
        run: () => selectInDirection(direction),
      }),
    ),
  ];
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

/** Returns the items to align: an area counts as one with its content; of a single area, its content. */
export function itemsToArrange({
  project,
  selection,
}: Pick<EditorState, 'project' | 'selection'>): CanvasItems {
  const outermost = outermostItems(project, selection);
  if (countItems(outermost) !== 1 || countItems(selection) < 2) return outermost;
  const areas = selection.areas.filter((id) => !outermost.areas.includes(id));
  return itemsToArrange({ project, selection: { ...selection, areas } });
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
