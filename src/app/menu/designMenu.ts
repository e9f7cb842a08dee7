import { selectAt } from '../../canvas/index.ts';
import type { Selection } from '../../editor/index.ts';
import type { MenuGroupList, MenuItem } from '../../ui/menuItem.ts';
import type { MenuPlace } from '../../ui/menuSource.ts';
import { findAction } from '../actions/actions.ts';
import { areaEntries, noteEntries } from './areaEntries.ts';
import { canvasEntries } from './canvasEntries.ts';
import { actionAs, type MenuEntry, type MenuServices } from './menuEntry.ts';
import { modelEntries, propertyEntries, severalEntries } from './modelEntries.ts';
import { relationEntries } from './relationEntries.ts';

/** Selects what is at a place of the canvas or the outline, and returns its menu. */
export function designMenu(services: MenuServices, place: MenuPlace): MenuGroupList | null {
  const row = place.element.closest('nav li button:not([data-no-menu])');
  if (row !== null) selectRow(row);
  else if (place.element.closest('nav') !== null) return null;
  else selectAt(services.editor, place);
  const { selection } = services.editor.getState();
  return entriesOf(services, selection, place).map((group) =>
    group.flatMap((entry) => toItem(services, entry) ?? []),
  );
}

/** A row of the outline that is already selected stays as it is, and several with it: a click also moves the canvas. */
function selectRow(row: Element): void {
  if (row.getAttribute('aria-current') === 'true') return;
  row.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
}

function entriesOf(
  services: MenuServices,
  { models, areas, notes, property, relation }: Selection,
  place: MenuPlace,
): readonly (readonly MenuEntry[])[] {
  const [modelId] = models;
  const [areaId] = areas;
  if (relation !== null) return relationEntries(services, relation);
  if (models.length + areas.length + notes.length > 1) return severalEntries;
  if (modelId !== undefined && property !== null) return propertyEntries(services, modelId, property);
  if (modelId !== undefined) return modelEntries(services, modelId);
  if (areaId !== undefined) return areaEntries(services, areaId);
  return notes.length > 0 ? noteEntries(services) : canvasEntries(services, place);
}

function toItem(services: MenuServices, entry: MenuEntry): MenuItem | null {
  if (entry === null || typeof entry === 'object') return entry;
  return actionAs(services, entry, findAction(services.actions, entry).label);
}
