import { countItems, type EditorState } from '../../editor/index.ts';
import { groupInArea, placeArea, placeNote } from '../editing/areaTools.ts';
import type { Action } from './actions.ts';
import type { ModelServices } from './modelActions.ts';

/** What makes areas and notes. */
export function createAreaActions(services: ModelServices): readonly Action[] {
  return [
    {
      id: 'groupInArea',
      label: 'Group in an area',
      shortcuts: ['Shift+G'],
      isEnabled: ({ selection }: EditorState) => countItems(selection) > 0,
      run: () => groupInArea(services),
    },
    {
      id: 'addArea',
      label: 'Add an area',
      shortcuts: ['A'],
      isEnabled: () => true,
      run: () => placeArea(services),
    },
    {
      id: 'addNote',
      label: 'Add a note',
      shortcuts: ['Shift+N'],
      isEnabled: () => true,
      run: () => placeNote(services),
    },
  ];
}
