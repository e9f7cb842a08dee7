import type { JsonObject } from '../../../lib/json.ts';
import { describeItem, embeddedItemsOf, type HeldItems, itemsIn } from '../data/items/heldItems.ts';
import { type ReferenceList, referencesOf } from '../data/jumps.ts';
import type { GridRow } from '../data/useGridRows.ts';
import type { DesignModel } from '../design/design.ts';
import type { ResolvedForm } from './callForm.ts';
import type { RowChoice } from './rowChoices.ts';

/** What the id that a method takes is chosen from: rows, or what the instance holds. */
export type ChoiceSource =
  | { readonly kind: 'rows'; readonly model: DesignModel }
  | { readonly kind: 'items'; readonly held: HeldItems }
  | { readonly kind: 'listed'; readonly model: DesignModel; readonly list: ReferenceList };

/** Finds what the id is chosen from: items that are embedded, ids that are listed, or else rows. */
export function choiceSourceOf(
  { model, relation, rowModel, method, idModel }: ResolvedForm,
  design: readonly DesignModel[],
): ChoiceSource {
  const rows = { kind: 'rows', model: idModel } as const;
  // What is added is not there yet; an item that points at a row is found by that row.
  if (relation === null || method.name === 'add' || idModel !== rowModel) return rows;
  const held =
    relation.storedIn === undefined ? undefined : embeddedItemsOf(model, design).get(relation.storedIn);
  if (held !== undefined) return { kind: 'items', held };
  const list = referencesOf(model, design).get(relation.foreignKey ?? '');
  return list !== undefined && list.target === rowModel.name
    ? { kind: 'listed', model: rowModel, list }
    : rows;
}

/** Lists the items of a row that have an id. */
export function itemChoices(row: GridRow | null, { property, model }: HeldItems): readonly RowChoice[] {
  return itemsIn(row?.[property]).flatMap(({ item }): readonly RowChoice[] => {
    const id = item[model.idName ?? 'id'];
    if (typeof id !== 'number' && typeof id !== 'string') return [];
    const label = describeItem(item, model);
    return [{ id, label: label === String(id) ? '' : label }];
  });
}

/** Returns the embedded item that an update would change; null where none is known. */
export function updatedItem(
  { model, relation, method }: ResolvedForm,
  design: readonly DesignModel[],
  row: GridRow | null,
  id: string,
): JsonObject | null {
  const held = embeddedItemsOf(model, design).get(relation?.storedIn ?? '');
  if (held === undefined || !/^update/.test(method.name) || !method.takes.includes('data')) return null;
  const items = itemsIn(row?.[held.property]).map(({ item }) => item);
  const found = held.isList
    ? items.find((item) => String(item[held.model.idName ?? 'id'] ?? '') === id && id !== '')
    : items[0];
  return found ?? null;
}

/** Lists the ids that a row lists, each once. */
export function listedIds(row: GridRow | null, { property }: ReferenceList): readonly (number | string)[] {
  const value = row?.[property];
  const ids = Array.isArray(value) ? value : [];
  return [...new Set(ids.filter((id) => typeof id === 'number' || typeof id === 'string'))];
}

/** Finds the choices with the text as their id or in their label. */
export function matchingChoices(choices: readonly RowChoice[], typed: string): readonly RowChoice[] {
  const text = typed.trim().toLowerCase();
  return choices.filter(({ id, label }) => String(id) === text || label.toLowerCase().includes(text));
}

/** Says why there is nothing to choose. */
export function describeNoChoice(
  source: ChoiceSource,
  { model, relation }: ResolvedForm,
  instance: string,
): string | null {
  if (source.kind === 'rows') return null;
  const name = source.kind === 'items' ? source.held.model.name : source.model.name;
  return `${model.name} ${instance} has no ${name} in ${relation?.name ?? 'its list'} yet. Call create first.`;
}
