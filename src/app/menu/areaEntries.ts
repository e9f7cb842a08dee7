import { modelsInArea } from '../../model/index.ts';
import { actionAs, type MenuEntry, type MenuServices } from './menuEntry.ts';
import { showEntry } from './modelEntries.ts';

/** The menu of an area. */
export function areaEntries(services: MenuServices, areaId: string): readonly (readonly MenuEntry[])[] {
  const { editor } = services;
  const inside = modelsInArea(editor.getState().project, areaId);
  return [
    [
      'rename',
      {
        id: 'selectInside',
        label: 'Select the models in it',
        isDisabled: inside.length === 0,
        onSelect: () => editor.select({ models: inside }),
      },
      showEntry(services, areaId),
    ],
    ['duplicateSelection', 'copySelection', 'cutSelection'],
    ['deleteSelection'],
  ];
}

/** The menu of a note. */
export function noteEntries(services: MenuServices): readonly (readonly MenuEntry[])[] {
  return [
    [actionAs(services, 'rename', 'Edit the text')],
    ['duplicateSelection', 'copySelection', 'cutSelection'],
    ['deleteSelection'],
  ];
}
