import { isJsonObject, type JsonObject, type JsonValue } from '../../../../lib/json.ts';
import { blankRequest } from '../../calls/blankRequest.ts';
import { findMethod } from '../../calls/callMethods.ts';
import type { CallId, CallRequest } from '../../calls/callRequest.ts';
import type { DesignModel } from '../../design/design.ts';
import { type HeldItems, itemsIn } from './heldItems.ts';

/** A property of a row that holds items, with its stored value. */
export interface ItemPlace {
  readonly owner: DesignModel;
  readonly ownerId: number | string;
  readonly held: HeldItems;
  readonly value: JsonValue | undefined;
}

/** Creates the call that changes properties of an item. */
export function changeItem(place: ItemPlace, index: number, data: JsonObject): CallRequest {
  const id = idAt(place, index);
  const call = place.held.isList
    ? id === null
      ? null
      : relationCall(place, 'updateById', { id, data })
    : relationCall(place, 'update', { data });
  return call ?? writeWhole(place, (item, at) => (at === index ? [{ ...item, ...data }] : [item]));
}

/** Creates the call that adds an item; of a single item, the one that puts it in. */
export function addItem(place: ItemPlace, data: JsonObject): CallRequest {
  const call = relationCall(place, 'create', { data });
  return call ?? writeWhole(place, (item) => [item], [data]);
}

export function removeItem(place: ItemPlace, index: number): CallRequest {
  const id = idAt(place, index);
  const isFound = id !== null || !place.held.isList;
  const call = isFound ? relationCall(place, 'destroy', { id: place.held.isList ? id : null }) : null;
  return call ?? writeWhole(place, (item, at) => (at === index ? [] : [item]));
}

/** Returns the id by which LoopBack finds an item of a list; null where it has none of its own. */
function idAt({ held, value }: ItemPlace, index: number): CallId | null {
  const idName = held.model.idName ?? 'id';
  const items = itemsIn(value);
  const id = items.find((each) => each.index === index)?.item[idName];
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  const isOwn = items.filter(({ item }) => String(item[idName]) === String(id)).length === 1;
  return isOwn && id !== '' ? id : null;
}

function relationCall(
  { owner, ownerId, held }: ItemPlace,
  name: string,
  args: { readonly id?: CallId | null; readonly data?: JsonObject },
): CallRequest | null {
  const { relation, model: target } = held;
  const method =
    relation === null ? null : findMethod(name, { owner: owner.name, relation, isOnInstance: true });
  if (method === null) return null;
  const { id = null, data = {} } = args;
  const none = { where: undefined, filter: undefined };
  return { ...none, model: owner, instanceId: ownerId, relation, target, method, id, data };
}

/** Creates the call that writes the whole value, for items that no relation finds by an id. */
function writeWhole(
  { owner, ownerId, held, value }: ItemPlace,
  change: (item: JsonObject, index: number) => readonly JsonObject[],
  added: readonly JsonObject[] = [],
): CallRequest {
  const old: readonly (JsonValue | undefined)[] = Array.isArray(value) ? value : [value ?? null];
  const kept = old.flatMap((item, index): readonly JsonValue[] => {
    if (isJsonObject(item)) return change(item, index);
    return item === undefined || item === null ? [] : [item];
  });
  const items = [...kept, ...added];
  const data = { [held.property]: held.isList ? items : (items[0] ?? null) };
  return { ...blankRequest(owner, 'updateAttributes'), instanceId: ownerId, data };
}
