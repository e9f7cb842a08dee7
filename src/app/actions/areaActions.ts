import { countItems, type EditorState } from '../../editor/index.ts';
import { groupInArea, placeArea, placeNote } from '../editing/areaTools.ts';
import type { ActionDefinition } from './actions.ts';
import type { ModelServices } from './modelActions.ts';

/** Creates the actions for areas and notes. */
export function createAreaActions(services: ModelServices): readonly ActionDefinition[] {
  return [
    {
      id: 'groupInArea',
      label: 'Group in an area',
      isEnabled: ({ selection }: EditorState) => countItems(selection) > 0,
      run: () => groupInArea(services),
    },
    {
      id: 'addArea',
      label: 'Add an area',
      isEnabled: () => true,
      run: () => placeArea(services),
    },
    {
      id: 'addNote',
      label: 'Add a note',
      isEnabled: () => true,
      run: () => placeNote(services),
    },
  ];
}
