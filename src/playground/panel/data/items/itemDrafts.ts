import type { JsonObject, JsonValue } from '../../../../lib/json.ts';
import type { DesignModel } from '../../design/design.ts';
import { readCell } from '../cellText.ts';
import type { HeldItem } from './heldItems.ts';

/** A typed text of an item's cell, until the stored row has it. */
export interface ItemDraft {
  readonly text: string;
  /** `refused`: LoopBack did not store it; the text stays, so that it can be corrected. */
  readonly state: 'waiting' | 'stored' | 'refused';
  /** Why it was refused. */
  readonly message: string | null;
}

/** Drafts by the key of the item and the name of the property. */
export type ItemDrafts = ReadonlyMap<string, ReadonlyMap<string, ItemDraft>>;

export const noDrafts: ItemDrafts = new Map();

/** Identifies an item while others are added and removed: by its id, or by its index where it has none. */
export function itemKey({ item, index }: HeldItem, { idName }: DesignModel): string {
  const id = item[idName ?? 'id'];
  return typeof id === 'number' || typeof id === 'string' ? `id ${id}` : `at ${index}`;
}

export function withDraft(
  drafts: ItemDrafts,
  key: string,
  property: string,
  draft: ItemDraft | null,
): ItemDrafts {
  const ofItem = new Map(drafts.get(key));
  if (draft === null) ofItem.delete(property);
  else ofItem.set(property, draft);
  return new Map(drafts).set(key, ofItem);
}

/** Drops the drafts that the row, which was read again, has by now. */
export function withoutStored(drafts: ItemDrafts): ItemDrafts {
  return new Map(
    [...drafts].map(([key, ofItem]) => [
      key,
      new Map([...ofItem].filter(([, { state }]) => state !== 'stored')),
    ]),
  );
}

/** Returns the item with its drafts: all of them, or only those that LoopBack did not refuse. */
export function withDrafts(
  held: HeldItem,
  model: DesignModel,
  drafts: ItemDrafts,
  wanted: 'all' | 'accepted' = 'all',
): JsonObject {
  const values: Record<string, JsonValue> = {};
  for (const [name, { text, state }] of drafts.get(itemKey(held, model)) ?? []) {
    const type = model.properties.find((property) => property.name === name)?.type ?? 'any';
    if (wanted === 'all' || state !== 'refused') values[name] = readCell(text, type);
  }
  return { ...held.item, ...values };
}
