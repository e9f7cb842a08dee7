import type { Alignment, Direction } from '../../canvas/index.ts';
import { countItems, type EditorState } from '../../editor/index.ts';
import { loadPart } from '../../lib/loadPart.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { ActionDefinition, ActionId } from './actions.ts';
import type { Arranging } from './arranging.ts';
import { itemsToArrange } from './itemsToArrange.ts';
import type { ViewServices } from './viewServices.ts';

export const loadArranging = () => loadPart(() => import('./arranging.ts'));

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
  services: ViewServices,
  reveal: (id: string) => void,
): readonly ActionDefinition[] {
  const arrange = (what: (arranging: Arranging) => void) => () =>
    void orTryAgain(services.notices, 'The code that arranges boxes', async () => {
      const { createArranging } = await loadArranging();
      what(createArranging({ ...services, reveal }));
    });
  const hasSeveral = (least: number) => (state: EditorState) => countItems(itemsToArrange(state)) >= least;
  return [
    ...alignments.map(
      ([id, label, alignment]): ActionDefinition => ({
        id,
        label,
        isEnabled: hasSeveral(2),
        run: arrange(({ align }) => align(label, alignment)),
      }),
    ),
    {
      id: 'distributeAcross',
      label: 'Distribute across',
      isEnabled: hasSeveral(3),
      run: arrange(({ distribute }) => distribute('x')),
    },
    {
      id: 'distributeDown',
      label: 'Distribute down',
      isEnabled: hasSeveral(3),
      run: arrange(({ distribute }) => distribute('y')),
    },
    ...directions.map(
      ([id, label, direction]): ActionDefinition => ({
        id,
        label,
        isEnabled: ({ project }) => project.models.length > 0,
        run: arrange(({ selectNext }) => selectNext(direction)),
      }),
    ),
  ];
}
