import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { describeProperties, findModel, type ModelId, printModelFile } from '../../model/index.ts';
import type { MenuItem } from '../../ui/menuItem.ts';
import { actionAs, copyEntry, type MenuEntry, type MenuServices } from './menuEntry.ts';

/** The menu of one model. */
export function modelEntries(services: MenuServices, modelId: ModelId): readonly (readonly MenuEntry[])[] {
  const entry = findModel(services.editor.getState().project, modelId);
  if (entry === null) return [];
  const { name } = entry.definition;
  return [
    ['rename', 'renameEverywhere', 'addProperty'],
    [
      'duplicateSelection',
      'copySelection',
      'cutSelection',
      copyEntry(services, 'Copy JSON', `the JSON of ${name}`, () => printModelFile(entry)),
      actionAs(services, 'export:model', 'Export only this model'),
    ],
    ['toggleFocus', showEntry(services, modelId), 'groupInArea'],
    ['deleteSelection'],
  ];
}

/** The menu of several models, areas and notes. */
export const severalEntries: readonly (readonly MenuEntry[])[] = [
  ['duplicateSelection', 'copySelection', 'cutSelection', 'groupInArea'],
  ['alignLeft', 'alignCentre', 'alignRight', 'alignTop', 'alignMiddle', 'alignBottom'],
  ['distributeAcross', 'distributeDown', 'autoLayout', 'toggleFocus'],
  ['deleteSelection'],
];

/** The menu of a property. */
export function propertyEntries(
  services: MenuServices,
  modelId: ModelId,
  name: string,
): readonly (readonly MenuEntry[])[] {
  const { project } = services.editor.getState();
  const property = describeProperties(project, modelId).find((each) => each.name === name);
  const properties = findModel(project, modelId)?.definition.properties;
  const declared = isJsonObject(properties) ? getOwn<JsonValue | undefined>(properties, name) : undefined;
  const isOwn = property?.origin === 'own';
  return [
    [isOwn ? 'rename' : null, 'addProperty'],
    [
      copyEntry(services, 'Copy name', name, () => name),
      declared === undefined
        ? null
        : copyEntry(services, 'Copy JSON', `the JSON of ${name}`, () =>
            JSON.stringify({ [name]: declared }, null, 2),
          ),
    ],
    // What LoopBack adds is not in the file and can’t be deleted from it.
    isOwn ? ['deleteSelection'] : [],
  ];
}

/** Brings a thing into view, as a click in the outline does. */
export function showEntry({ reveal }: MenuServices, id: string): MenuItem {
  return { id: 'show', label: 'Show on the canvas', onSelect: () => reveal(id) };
}
